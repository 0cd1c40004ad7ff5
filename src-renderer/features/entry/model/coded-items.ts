import type { ExcisionEntry, SupplyEntry } from '#shared/domain/session-entry.ts'
import type { Side } from '#shared/domain/vocabulary.ts'

const SIDE_WORDS: Readonly<Record<string, Side>> = { R: 'right', RT: 'right', L: 'left', LT: 'left' }
const UNITS = /^X?(\d{1,4})$/

/**
 * An excision typed in one go: `19301 R`, `19301 L x2`. What cannot be read stays part of the code, so that it is
 * refused beside the field instead of disappearing.
 */
export function readExcision(text: string): ExcisionEntry {
  const words = text.toUpperCase().split(/\s+/).filter(Boolean)
  const code: string[] = words.slice(0, 1)
  let side: Side | null = null
  let units = 1
  for (const word of words.slice(1)) {
    const said = SIDE_WORDS[word]
    const count = UNITS.exec(word)
    if (said) side = said
    else if (count) units = Number(count[1])
    else code.push(word)
  }
  return { code: code.join(' '), side, units }
}

/** A supply typed in one go: `A4648`, `A4648 2`. Read like an excision, a side is part of the code. */
export function readSupply(text: string): SupplyEntry {
  const words = text.toUpperCase().split(/\s+/).filter(Boolean)
  const count = words.length > 1 ? UNITS.exec(words.at(-1) ?? '') : null
  return { code: (count ? words.slice(0, -1) : words).join(' '), units: count ? Number(count[1]) : 1 }
}

/** As `readExcision` reads it back. */
export function writeExcision({ code, side, units }: ExcisionEntry): string {
  return [code, ...(side ? [side === 'right' ? 'R' : 'L'] : []), ...(units === 1 ? [] : [`x${units}`])].join(
    ' ',
  )
}

/** As `readSupply` reads it back. */
export function writeSupply({ code, units }: SupplyEntry): string {
  return units === 1 ? code : `${code} x${units}`
}
