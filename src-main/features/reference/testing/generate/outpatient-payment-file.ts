import family from '#resources/reference/breast-localization.json' with { type: 'json' }
import { CODE_POOL } from './code-pool.ts'
import { blankCells, csvLine } from './csv-line.ts'
import { type Edition, longMonthOf } from './edition.ts'
import { INVENTED_WORDING } from './fee-schedule-file.ts'
import { type GeneratedFile, latin1File } from './generated-file.ts'
import { type Random, randomFrom } from './random.ts'

const HEADER = [
  'HCPCS Code',
  'Short Descriptor',
  'SI',
  'APC',
  'Relative Weight',
  'Payment Rate',
  'National Unadjusted Copayment',
  'Minimum Unadjusted Copayment',
  'Note',
]
/** The code that ends in the byte FF, as two do in January 2026. */
const ODD_ROW = 5000

/** Addendum B. Rows of the built-in family are the built-in ones. */
export function outpatientPaymentFile(seed: number, edition: Edition): GeneratedFile {
  const month = longMonthOf(edition)
  return latin1File(`${month}_${edition.year}_Web_Addendum_B.csv`, function* () {
    const random = randomFrom(seed)
    const title = `Addendum B.-Final OPPS Payment by HCPCS Code for CY ${edition.year}`
    for (const text of [
      title,
      `Effective ${month} ${edition.year}`,
      'CPT codes are copyright 2025 AMA.',
      '',
    ]) {
      yield csvLine([text, ...blankCells(HEADER.length - 1)])
    }
    yield csvLine(HEADER)
    for (const [place, code] of CODE_POOL.entries()) {
      const { status, apc, rate } = builtIn(code) ?? invented(random)
      const copay = rate === '' ? '.' : '$12.00'
      const shown = place === ODD_ROW ? `${code}\u00ff` : code
      yield csvLine([shown, `${INVENTED_WORDING} ${code}`, status, apc, '', rate, copay, '', ''])
    }
  })
}

type Payment = { readonly status: string; readonly apc: string; readonly rate: string }

function builtIn(code: string): Payment | null {
  const known = Object.entries(family.opps).find(([each]) => each === code)?.[1]
  if (!known) return null
  return { status: known.statusIndicator, apc: known.apc ?? '', rate: dollars(known.rate) }
}

function invented(random: Random): Payment {
  if (random.chance(0.5)) return { status: random.pick(['N', 'E1', 'B', 'M', 'C']), apc: '', rate: '' }
  return {
    status: random.pick(['J1', 'S', 'T', 'V', 'Q1', 'K']),
    apc: String(5000 + random.below(900)),
    rate: dollars(random.below(900_000) / 100),
  }
}

function dollars(amount: number | null): string {
  if (amount === null) return ''
  return `$${amount.toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',')} `
}
