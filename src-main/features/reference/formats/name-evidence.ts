import type { Dataset } from '#shared/domain/code-sets.ts'
import { parseIsoDate } from '#shared/base/iso-date.ts'
import { firstOfMonth } from './day.ts'
import { type EditionEvidence, NO_EDITION } from './format.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Names as published, and what they say a file is. A name that fits none says nothing. */
const DATASETS_BY_NAME: readonly (readonly [pattern: RegExp, datasets: readonly Dataset[]])[] = [
  [/ccipra|practitioner.?ptp/i, ['ptp-practitioner']],
  [/ccioph|(hospital|outpatient).*ptp/i, ['ptp-outpatient']],
  [/mue.*practitioner|practitioner.*mue/i, ['mue-practitioner']],
  [/mue.*outpatient|outpatient.*mue/i, ['mue-outpatient']],
  [/mue.*(dme|supplier)|(dme|supplier).*mue/i, ['mue-dme']],
  [/(^|[^a-z])mue([^a-z]|$)/i, ['mue-practitioner', 'mue-outpatient', 'mue-dme']],
  [/^aoc[_-]/i, ['add-on']],
  [/pprrvu/i, ['mpfs']],
  [/addendum.?b([^a-z]|$)/i, ['opps']],
  [/icd-?10.?cm/i, ['icd-10-cm']],
  [/^hcpc\d{4}/i, ['hcpcs']],
]

/** What a file's own name says it is; empty where it says nothing. */
export function datasetsByName(name: string): readonly Dataset[] {
  return DATASETS_BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? []
}

/** The Medicaid edits share the layout of the Medicare ones and differ in content. */
export function namesMedicaid(name: string): boolean {
  return /medicaid|(^|[^a-z])mcd([^a-z]|$)/i.test(name)
}

/** Part of the pair edits: `-f2` of the four that each edition has. */
export function partByName(name: string): { readonly number: number; readonly of: number } | null {
  const number = Number(/v\d{3}r\d+[-_]?f(\d)(?!\d)/i.exec(name)?.[1] ?? 0)
  return number > 0 ? { number, of: Math.max(PAIR_EDIT_PARTS, number) } : null
}

const PAIR_EDIT_PARTS = 4
/** Version 30 of the pair edits belongs to 2024. */
const PAIR_EDIT_YEAR_ZERO = 1994

type EditionReader = (name: string) => EditionEvidence | null

/** In the order of their certainty: the first that speaks is believed. */
const EDITION_READERS: readonly EditionReader[] = [
  // MCR_MUE_PractitionerServices_Eff_07-01-2026.csv
  name => {
    const match = /eff(?:ective)?[-_ ]*(\d{1,2})[-_.](\d{1,2})[-_.](\d{4})/i.exec(name)
    if (!match) return null
    const [, month = '', day = '', year = ''] = match
    const iso = parseIsoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    return iso === null ? null : { day: iso, year: Number(year), month: Number(month) }
  },
  // ccipra-v322r0-f1.TXT: version 32.2, the third quarter of 2026
  name => {
    const match = /(?:ccipra|ccioph)[-_]?v(\d{2})(\d)r/i.exec(name)
    return match ? quarter(Number(match[1]) + PAIR_EDIT_YEAR_ZERO, Number(match[2]) + 1) : null
  },
  // AOC_V2026Q2-MCR.xlsx, medicare-ncci-2026-q3-practitioner-services-mue-table.zip
  name => {
    const match = /(20\d{2})[-_ ]?q([1-4])(?!\d)/i.exec(name)
    return match ? quarter(Number(match[1]), Number(match[2])) : null
  },
  // rvu26c-updated-06-30-2026.zip
  name => {
    const match = /rvu(\d{2})([a-d])/i.exec(name)
    return match ? quarter(2000 + Number(match[1]), (match[2] ?? '').toLowerCase().charCodeAt(0) - 96) : null
  },
  // PPRRVU2026_Jul_nonQPP.csv, PPRRVU24_JAN.csv, HCPC2026_OCT_ANWEB_09232026.txt
  name => {
    const match = /(?:pprrvu|hcpc)(20\d{2}|\d{2})[-_ ]?([a-z]{3})/i.exec(name)
    return match ? yearAndMonth(Number(match[1]), monthOf(match[2] ?? '')) : null
  },
  // october-2026-alpha-numeric-hcpcs-file.zip, January_2026_Web_Addendum_B.csv, april-1-2026-...-order.zip
  name => {
    const match = new RegExp(`(${MONTHS.join('|')})[a-z]*[-_ .]*(?:1[-_ ,]+)?(20\\d{2})(?!\\d)`, 'i').exec(
      name,
    )
    return match ? yearAndMonth(Number(match[2]), monthOf(match[1] ?? '')) : null
  },
  // icd10cm_order_2026.txt: the fiscal year, in force from October of the year before
  name => {
    const match = /icd-?10-?cm[-_]order[-_](20\d{2})(?!\d)/i.exec(name)
    return match ? yearAndMonth(Number(match[1]) - 1, 10) : null
  },
  // 2027-code-descriptions-tabular-order.zip
  name => {
    const match = /(?<!\d)(20\d{2})-code-descriptions/i.exec(name)
    return match ? yearAndMonth(Number(match[1]) - 1, 10) : null
  },
  // 2026_january_web_addendum_b.csv
  name => {
    const match = new RegExp(`(?<!\\d)(20\\d{2})[-_ .]*(${MONTHS.join('|')})`, 'i').exec(name)
    return match ? yearAndMonth(Number(match[1]), monthOf(match[2] ?? '')) : null
  },
]

/** What a name says of the first day in force. */
export function editionByName(name: string): EditionEvidence {
  for (const read of EDITION_READERS) {
    const evidence = read(name)
    if (evidence) return evidence
  }
  return NO_EDITION
}

/** 1 to 12 for a month's name or its first three letters; null for another word. */
export function monthOf(word: string): number | null {
  const place = MONTHS.indexOf(word.slice(0, 3).toLowerCase())
  return place < 0 ? null : place + 1
}

function quarter(year: number, number: number): EditionEvidence | null {
  return number >= 1 && number <= 4 ? yearAndMonth(year, number * 3 - 2) : null
}

function yearAndMonth(year: number, month: number | null): EditionEvidence | null {
  if (month === null) return null
  const fullYear = year < 100 ? 2000 + year : year
  return { day: firstOfMonth(fullYear, month), year: fullYear, month }
}
