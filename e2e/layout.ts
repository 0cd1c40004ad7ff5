import type { Locator, Page } from '@playwright/test'

/** Where each of some elements stands, by its own words: `x,y widthxheight`. */
export function placesOf(elements: Locator): Promise<Readonly<Record<string, string>>> {
  return elements.evaluateAll(all =>
    Object.fromEntries(
      all.map(element => {
        const { x, y, width, height } = element.getBoundingClientRect()
        const name = element.getAttribute('data-field') ?? element.textContent
        return [name, [x, y, width, height].map(Math.round).join(' ')]
      }),
    ),
  )
}

/** Elements whose content is longer or wider than they are, so that a part of it is only seen by scrolling. */
export function scrolling(page: Page, direction: 'down' | 'sideways'): Promise<readonly string[]> {
  return page.evaluate(down => {
    const clipped = ({ overflowX, overflowY }: CSSStyleDeclaration) =>
      /auto|scroll/.test(down ? overflowY : overflowX)
    return [...document.querySelectorAll('*')]
      .filter(element => element === document.documentElement || clipped(getComputedStyle(element)))
      .filter(({ scrollHeight, clientHeight, scrollWidth, clientWidth }) =>
        down ? scrollHeight > clientHeight + 1 : scrollWidth > clientWidth + 1,
      )
      .map(element => element.getAttribute('aria-label') ?? `${element.tagName} ${element.className}`)
  }, direction === 'down')
}

/** The element that has the focus, and whether it can be seen: inside the window and covered by nothing. */
export function focused(page: Page): Promise<{ readonly name: string; readonly seen: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return { name: '', seen: false }
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const [x, y] = [(left + right) / 2, (top + bottom) / 2]
    const hit = document.elementFromPoint(x, y)
    const words =
      element.getAttribute('aria-label') ?? element.getAttribute('data-field') ?? element.textContent
    return {
      name: `${element.tagName.toLowerCase()} ${words}`,
      // A tick may be drawn by the label around it.
      seen: hit !== null && (element.contains(hit) || hit.closest('label')?.contains(element) === true),
    }
  })
}

/** Controls that are neither 24 by 24 pixels nor have that much room to themselves (WCAG 2.2, 2.5.8). */
export async function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const all = [
      ...document.querySelectorAll<HTMLElement>(
        'button, a[href], input:not([type=hidden]), select, textarea, summary, [role=option]',
      ),
    ].filter(part => part.checkVisibility() && !part.closest('[inert]'))
    // A box inside its label is pressed by the whole label.
    const target = (part: HTMLElement) =>
      (part.matches('input[type=checkbox], input[type=radio]') && part.closest('label')) || part
    const boxes = all.map(part => ({ part, box: target(part).getBoundingClientRect() }))
    const isSmall = (box: DOMRect) => box.width < 24 || box.height < 24
    const crowded = (box: DOMRect, part: HTMLElement) => {
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
      return boxes.some(({ part: other, box: near }) => {
        if (other === part || target(other) === target(part)) return false
        const dx = Math.max(near.left - x, 0, x - near.right)
        const dy = Math.max(near.top - y, 0, y - near.bottom)
        const gap = isSmall(near) ? Math.hypot(near.x + near.width / 2 - x, near.y + near.height / 2 - y) : 0
        return isSmall(near) ? gap < 24 : Math.hypot(dx, dy) < 12
      })
    }
    return boxes
      .filter(({ part, box }) => isSmall(box) && crowded(box, part))
      .map(({ part, box }) => {
        const name = part.getAttribute('aria-label') ?? part.textContent ?? ''
        return `${part.tagName} ${part.dataset.field ?? name} ${Math.round(box.width)}x${Math.round(box.height)}`
      })
  })
}
