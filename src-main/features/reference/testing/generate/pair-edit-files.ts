import family from '#resources/reference/breast-localization.json' with { type: 'json' }
import { CODE_POOL, FAMILY_CODES } from './code-pool.ts'
import { type Edition, firstDayOfQuarter, lastDayOfQuarter, quartersSince1996 } from './edition.ts'
import { type GeneratedFile, latin1File } from './generated-file.ts'
import { type Random, randomFrom } from './random.ts'

export type PairEditOptions = {
  readonly seed: number
  readonly setting: 'practitioner' | 'outpatient'
  /** Of all four parts together; those of the built-in facts are always among them. */
  readonly rows: number
  readonly edition: Edition
}

const PARTS = 4
const RATIONALES = [
  'Misuse of Column Two code with Column One code',
  'CPT Manual or CMS manual coding instruction',
  'Standards of medical/surgical practice',
  'HCPCS/CPT procedure code definition',
  'Mutually exclusive procedures',
  'More extensive procedure',
  'Sequential procedure',
  'CPT "separate procedure" definition',
  'Anesthesia service included in surgical procedure',
  'Laboratory panel',
] as const

/** The notice, the title and the header that is wrapped over four lines. */
const PREAMBLE = [
  'CPT only copyright 2025 American Medical Association.  All rights reserved.\t\t\t\t\t\t',
  'Column1/Column2 Edits\t\t\t\t\t\t',
  'Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale',
  '\t\tprior to 1996\tDate\tDate\t0=not allowed\t',
  '\t\t\t\t*=no data\t1=allowed\t',
  '\t\t\t\t\t9=not applicable\t',
]

/**
 * The four parts of the pair edits: sorted, with deleted rows, rows never in force and keys that come twice. Pairs
 * within the built-in family are exactly those of the built-in facts.
 */
export function pairEditFiles(options: PairEditOptions): readonly GeneratedFile[] {
  const { setting, edition } = options
  const version = `v${edition.year - 1994}${edition.quarter - 1}r0`
  const prefix = setting === 'practitioner' ? 'ccipra' : 'ccioph'
  return Array.from({ length: PARTS }, (_, part) =>
    latin1File(`${prefix}-${version}-f${part + 1}.TXT`, () => partLines(options, part)),
  )
}

function* partLines(options: PairEditOptions, part: number): Generator<string> {
  yield* PREAMBLE
  const familyRows = familyPairs(options.setting)
  const seed = options.seed + (options.setting === 'practitioner' ? 0 : CODE_POOL.length)
  const invented = Math.max(0, options.rows - [...familyRows.values()].flat().length)
  const [from, to] = [part, part + 1].map(end => Math.round((end * CODE_POOL.length) / PARTS))
  for (let place = from ?? 0; place < (to ?? 0); place += 1) {
    const column1 = CODE_POOL[place] ?? ''
    const quota =
      Math.floor(((place + 1) * invented) / CODE_POOL.length) -
      Math.floor((place * invented) / CODE_POOL.length)
    const rows = [
      ...(familyRows.get(column1) ?? []),
      ...inventedRows(column1, quota, randomFrom(seed + place), options.edition),
    ]
    if (FAMILY_CODES.has(column1)) rows.sort((one, other) => (one < other ? -1 : 1))
    yield* rows
  }
}

/** Column 1 to lines, in force since long ago and for good. */
function familyPairs(setting: PairEditOptions['setting']): ReadonlyMap<string, readonly string[]> {
  const lines = new Map<string, string[]>()
  for (const [column1, column2, practitioner, outpatient] of family.ptp) {
    const indicator = setting === 'practitioner' ? practitioner : outpatient
    if (indicator === null || indicator === undefined) continue
    const line = `${column1}\t${column2}\t\t20140101\t*\t${indicator}\t${RATIONALES[0]}`
    lines.set(String(column1), [...(lines.get(String(column1)) ?? []), line])
  }
  return lines
}

/** One row in each of `quota` stretches of the pool, so that they are sorted and no pair comes up by chance twice. */
function* inventedRows(column1: string, quota: number, random: Random, edition: Edition): Generator<string> {
  const stretch = CODE_POOL.length / Math.max(1, quota)
  let again: string | null = null
  for (let place = 0; place < quota; place += 1) {
    const [from, to] = [Math.floor(place * stretch), Math.floor((place + 1) * stretch)]
    if (again !== null) yield again
    const isSecond: boolean = again !== null
    again = null
    if (isSecond) continue
    const column2 = otherCode(column1, from + random.below(Math.max(1, to - from)), to)
    if (column2 === null) continue
    yield inventedRow(column1, column2, random, edition)
    if (random.chance(0.01)) again = laterRow(column1, column2, random, edition)
  }
}

/** The first code from there on that makes a pair which the built-in facts do not speak of. */
function otherCode(column1: string, from: number, to: number): string | null {
  for (let at = from; at < to; at += 1) {
    const code = CODE_POOL[at]
    if (code !== undefined && code !== column1 && !(FAMILY_CODES.has(code) && FAMILY_CODES.has(column1)))
      return code
  }
  return null
}

function inventedRow(column1: string, column2: string, random: Random, edition: Edition): string {
  const mark = random.chance(0.08) ? '*' : ''
  const quarters = mark === '*' ? 0 : random.below(quartersSince1996(edition) - 8)
  const start = firstDayOfQuarter(quarters)
  const rationale = RATIONALES[random.below(random.below(RATIONALES.length) + 1)] ?? RATIONALES[0]
  const head = `${column1}\t${column2}\t${mark}\t${start}\t`
  if (random.chance(0.04)) return `${head}${start}\t9\t${rationale}`
  const end = random.chance(0.32) ? lastDayOfQuarter(quarters + random.below(8)) : '*'
  return `${head}${end}\t${random.chance(0.35) ? 0 : 1}\t${rationale}`
}

/** The same pair once more: an edit that came back. */
function laterRow(column1: string, column2: string, random: Random, edition: Edition): string {
  const start = firstDayOfQuarter(quartersSince1996(edition) - random.below(8))
  return `${column1}\t${column2}\t\t${start}\t*\t${random.below(2)}\t${random.pick(RATIONALES)}`
}
