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
