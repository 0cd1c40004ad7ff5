import type { CodeKind, Verdict } from '#shared/domain/code-sets.ts'
import { dateOf } from './day.ts'
import type { Edition } from './edition.ts'
import { shownCode } from './code-shape.ts'
import {
  findDiagnosis,
  findFee,
  findHcpcs,
  isInOutpatientPayment,
  listBillableBelow,
} from './code-standing-queries.ts'
import { builtInEdition, builtInFees } from './facts/built-in-facts.ts'
import { editionNote, nothingKnown, type ReferenceOnDay, type TableOnDay } from './reference-on-day.ts'

/** Whether a code can be used on a day, why, and the edition that says so. */
export type CodeStanding = {
  /** `no-data` where no edition of that day was asked: not known to be valid is not valid. */
  readonly verdict: Exclude<Verdict, 'bypassed'>
  /** A heading of ICD-10-CM is in the edition, and is none to bill. */
  readonly isHeading: boolean
  /** Asked for only where it is shown: it may take further look-ups. */
  readonly sentence: () => string
  /** Empty where no table was asked. */
  readonly edition: string
}

/** How a code stands on a day. `plain` is written as the tables hold it, without a dot. */
export function codeStanding(at: ReferenceOnDay, kind: CodeKind, plain: string): CodeStanding {
  if (kind === 'icd-10-cm') return diagnosisStanding(at, plain)
  return kind === 'hcpcs' ? hcpcsStanding(at, plain) : procedureStanding(at, plain)
}

function diagnosisStanding(at: ReferenceOnDay, plain: string): CodeStanding {
  const table = at.table('icd-10-cm')
  if (table === null) return unknown(nothingKnown(at, 'icd-10-cm'))
  const row = findDiagnosis(table.db, table.edition.id, plain)
  if (row?.billable === 0) return heading(table, plain)
  if (table.outdated) return ended(table)
  if (row) return stands(`Valid for billing on ${at.on}.`, table)
  return notIn(at, table, edition => findDiagnosis(table.db, edition.id, plain) !== undefined)
}

const MOST_NAMED = 4

function heading(table: TableOnDay, plain: string): CodeStanding {
  const sentence = () => {
    const below = listBillableBelow(table.db, table.edition.id, { heading: plain, limit: MOST_NAMED + 1 })
    const named = below.slice(0, MOST_NAMED).map(code => shownCode('icd-10-cm', code))
    const more = below.length > MOST_NAMED ? ' ...' : ''
    return `A heading, not a code to bill${named.length > 0 ? `: ${named.join(', ')}${more}` : ''}.`
  }
  return { ...falls('', table), isHeading: true, sentence }
}

function hcpcsStanding(at: ReferenceOnDay, plain: string): CodeStanding {
  const table = at.table('hcpcs')
  if (table === null) return unknown(nothingKnown(at, 'hcpcs'))
  const row = findHcpcs(table.db, table.edition.id, plain)
  if (row && row.terminated !== null && row.terminated < at.day) {
    return falls(`Ended on ${dateOf(row.terminated)}.`, table)
  }
  if (row && row.added !== null && row.added > at.day) {
    return falls(`Begins on ${dateOf(row.added)}.`, table)
  }
  if (table.outdated) return ended(table)
  if (row) return stands(`Valid on ${at.on}.`, table)
  return notIn(at, table, edition => findHcpcs(table.db, edition.id, plain) !== undefined)
}

/** Status indicators of the fee schedule. */
const DELETED: ReadonlySet<string> = new Set(['D', 'F'])

/** A procedure code is known by the tables that pay for it: the fee schedule first, then outpatient payment. */
function procedureStanding(at: ReferenceOnDay, plain: string): CodeStanding {
  const [fees, payments] = [at.table('mpfs'), at.table('opps')]
  const fee = fees ? findFee(fees.db, fees.edition.id, plain) : undefined
  if (fees && fee && DELETED.has(fee.status)) return falls('Deleted in the fee schedule.', fees)
  if (fees && fee && !fees.outdated) return stands(`In the fee schedule of ${at.on}.`, fees)
  if (payments && !payments.outdated && isInOutpatientPayment(payments.db, payments.edition.id, plain)) {
    return stands(`In the outpatient payments of ${at.on}.`, payments)
  }
  const asked = fees ?? payments
  if (asked === null) return builtInStanding(at, plain) ?? unknown(nothingKnown(at, 'mpfs'))
  if (asked.outdated) return ended(asked)
  return notIn(at, asked, edition =>
    asked.edition.dataset === 'mpfs'
      ? findFee(asked.db, edition.id, plain) !== undefined
      : isInOutpatientPayment(asked.db, edition.id, plain),
  )
}

/** The program's own facts know the family; once their edition has ended they vouch for nothing. */
function builtInStanding(at: ReferenceOnDay, plain: string): CodeStanding | null {
  const own = builtInEdition('mpfs', at.on)
  if (own === null || builtInFees(plain).length === 0) return null
  if (own.outdated) return { ...unknown('The built-in facts ended before the day.'), edition: own.label }
  return { verdict: 'pass', isHeading: false, sentence: () => 'In the built-in facts.', edition: own.label }
}

/** Another edition that has the code is named, so that a code of last year is told from a wrong one. */
function notIn(at: ReferenceOnDay, asked: TableOnDay, has: (edition: Edition) => boolean): CodeStanding {
  const sentence = () => {
    const other = at.editions.find(
      edition => edition.dataset === asked.edition.dataset && edition.id !== asked.edition.id && has(edition),
    )
    return `Not in the edition of ${at.on}${other ? `; it is in ${other.label}` : ''}.`
  }
  return { ...falls('', asked), sentence }
}

function ended(table: TableOnDay): CodeStanding {
  const sentence = `The newest edition loaded ended on ${table.edition.through}.`
  return { ...unknown(sentence), edition: editionNote(table) }
}

function unknown(why: string): CodeStanding {
  return { verdict: 'no-data', isHeading: false, sentence: () => `Not checked. ${why}`, edition: '' }
}

function stands(sentence: string, table: TableOnDay): CodeStanding {
  return { verdict: 'pass', isHeading: false, sentence: () => sentence, edition: editionNote(table) }
}

function falls(sentence: string, table: TableOnDay): CodeStanding {
  return { verdict: 'fail', isHeading: false, sentence: () => sentence, edition: editionNote(table) }
}
