import type { Page } from '@playwright/test'

/** A seed of the invented catalogue, and one that is in none. */
export const SEED = '00312345678906'
export const UNKNOWN = '00399999999991'

const SEPARATOR = '\u001d'

/**
 * What a scanner that acts as a keyboard does: it types as fast as it can, and ends with Enter. Tests type as fast
 * themselves, so a key that does nothing stands for the time in which a person takes the scanner up.
 */
export async function scan(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Pause')
  for (const part of text.split(SEPARATOR).entries()) {
    if (part[0] > 0) await page.keyboard.press('Control+BracketRight')
    await page.keyboard.type(part[1])
  }
  await page.keyboard.press('Enter')
}

/** The text of a GS1 barcode. */
export function gs1(parts: {
  readonly device?: string
  readonly expires?: string
  readonly lot?: string
  readonly serial?: string
}): string {
  const { device = SEED, expires = '2030-01-31', lot = 'LOT1', serial = 'S1' } = parts
  return `01${device}17${expires.slice(2).replaceAll('-', '')}10${lot}${SEPARATOR}21${serial}`
}
