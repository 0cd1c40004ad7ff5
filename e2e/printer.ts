import type { Page } from '@playwright/test'
import { getDocumentProxy } from 'unpdf'

/** Takes the place of the printer: notes that it was asked, and leaves what is on paper where it can be looked at. */
export async function standInForPrinter(page: Page): Promise<void> {
  await page.evaluate(() => {
    // Making a PDF ends a print as well, and the paper would be gone before the second.
    window.addEventListener('afterprint', event => event.stopImmediatePropagation())
    window.print = () => {
      document.documentElement.dataset.printed = String(
        document.querySelectorAll('[data-paper] article').length,
      )
    }
  })
}

/** What the printer would be given: the words of each page, and how far from the left its words reach at most. */
export type PrintedPage = { readonly words: string; readonly width: number; readonly reach: number }

export async function printedPages(page: Page, format: 'A4' | 'Letter'): Promise<readonly PrintedPage[]> {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format, printBackground: true })))
  const numbers = Array.from({ length: pdf.numPages }, (_, at) => at + 1)
  return Promise.all(
    numbers.map(async number => {
      const one = await pdf.getPage(number)
      const { items } = await one.getTextContent()
      const texts = items.flatMap(item => ('str' in item ? [item] : []))
      return {
        words: texts
          .map(({ str, hasEOL }) => (hasEOL ? `${str} ` : str))
          .join('')
          .replaceAll(/\s+/g, ' '),
        width: one.getViewport({ scale: 1 }).width,
        reach: Math.max(...texts.map(({ transform, width }) => Number(transform[4]) + width)),
      }
    }),
  )
}

/** Words on paper that are too pale for it, or stand on a ground that is not white; as they would be printed. */
export async function paleOnPaper(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ media: 'print' })
  const pale = await page.locator('[data-paper]').evaluate(paper => {
    const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number)
    const isClear = (color: string) => (channels(color)[3] ?? 1) === 0
    const isWhite = (color: string) =>
      channels(color)
        .slice(0, 3)
        .every(channel => channel === 255)
    const luminance = (color: string) => {
      const [red = 0, green = 0, blue = 0] = channels(color).map(channel =>
        channel <= 10.31 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4,
      )
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    return [paper, ...paper.querySelectorAll('*')].flatMap(element => {
      const { color, backgroundColor } = getComputedStyle(element)
      const ground = isClear(backgroundColor) || isWhite(backgroundColor)
      const contrast = 1.05 / (luminance(color) + 0.05)
      return ground && contrast >= 7 ? [] : [`${element.tagName} ${color} on ${backgroundColor}`]
    })
  })
  await page.emulateMedia({ media: 'screen' })
  return [...new Set(pale)]
}
