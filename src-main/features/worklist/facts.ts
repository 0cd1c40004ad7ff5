import type { PhysicianEntry, Sex } from '#shared/domain/session-entry.ts'
import type { MammogramSide } from '#shared/domain/vocabulary.ts'
import { canonicalJson, type Json } from '#main/features/audit/index.ts'

/** What messages state of an expected exam. What belongs together is one fact: a name is never mixed of two messages. */
export type ExamFacts = {
  readonly name: { readonly familyName: string; readonly givenName: string; readonly middleName: string }
  /** `YYYY-MM-DD`; empty where unknown. */
  readonly birthDate: string
  readonly sex: Sex | null
  /** Day and time, `HH:MM` or empty. */
  readonly schedule: { readonly on: string; readonly at: string }
  readonly procedure: string
  readonly side: MammogramSide | null
  readonly referring: PhysicianEntry
  readonly performing: PhysicianEntry
  readonly account: string
  readonly visit: string
  readonly cancelled: boolean
}

/** The facts that one message states; the others it leaves as they are. */
export type StatedFacts = { readonly [F in keyof ExamFacts]?: ExamFacts[F] }

/** Which message states a fact: its time as a UTC instant, and its number among those of one time. */
export type Stamp = { readonly at: string; readonly message: string }

export type Stamped<T> = Stamp & { readonly value: T }
export type StampedFacts = { readonly [F in keyof ExamFacts]: Stamped<ExamFacts[F]> | null }

const NOBODY: PhysicianEntry = { npi: '', familyName: '', givenName: '' }

const UNKNOWN: ExamFacts = {
  name: { familyName: '', givenName: '', middleName: '' },
  birthDate: '',
  sex: null,
  schedule: { on: '', at: '' },
  procedure: '',
  side: null,
  referring: NOBODY,
  performing: NOBODY,
  account: '',
  visit: '',
  cancelled: false,
}

/** The facts of one message under its stamp. */
export function stampedFacts(stated: StatedFacts, stamp: Stamp): StampedFacts {
  const under = <T>(value: T | undefined): Stamped<T> | null =>
    value === undefined ? null : { at: stamp.at, message: stamp.message, value }
  return {
    name: under(stated.name),
    birthDate: under(stated.birthDate),
    sex: under(stated.sex),
    schedule: under(stated.schedule),
    procedure: under(stated.procedure),
    side: under(stated.side),
    referring: under(stated.referring),
    performing: under(stated.performing),
    account: under(stated.account),
    visit: under(stated.visit),
    cancelled: under(stated.cancelled),
  }
}

/**
 * Both together: of each fact the newer statement. The order in which messages arrive makes no difference, nor does
 * a message that arrives twice: the result hangs on the set of messages alone.
 */
export function joinFacts(a: StampedFacts, b: StampedFacts): StampedFacts {
  return {
    name: newer(a.name, b.name),
    birthDate: newer(a.birthDate, b.birthDate),
    sex: newer(a.sex, b.sex),
    schedule: newer(a.schedule, b.schedule),
    procedure: newer(a.procedure, b.procedure),
    side: newer(a.side, b.side),
    referring: newer(a.referring, b.referring),
    performing: newer(a.performing, b.performing),
    account: newer(a.account, b.account),
    visit: newer(a.visit, b.visit),
    cancelled: newer(a.cancelled, b.cancelled),
  }
}

/** The values alone, with what nobody stated as unknown. */
export function valuesOf(facts: StampedFacts): ExamFacts {
  return {
    name: facts.name?.value ?? UNKNOWN.name,
    birthDate: facts.birthDate?.value ?? UNKNOWN.birthDate,
    sex: facts.sex?.value ?? UNKNOWN.sex,
    schedule: facts.schedule?.value ?? UNKNOWN.schedule,
    procedure: facts.procedure?.value ?? UNKNOWN.procedure,
    side: facts.side?.value ?? UNKNOWN.side,
    referring: facts.referring?.value ?? UNKNOWN.referring,
    performing: facts.performing?.value ?? UNKNOWN.performing,
    account: facts.account?.value ?? UNKNOWN.account,
    visit: facts.visit?.value ?? UNKNOWN.visit,
    cancelled: facts.cancelled?.value ?? UNKNOWN.cancelled,
  }
}

function newer<T extends Json>(a: Stamped<T> | null, b: Stamped<T> | null): Stamped<T> | null {
  if (a === null || b === null) return a ?? b
  const order = compareStamps(a, b)
  if (order !== 0) return order < 0 ? b : a
  // Two statements of one message or of one moment: any fixed choice will do, so that it is the same in any order.
  return canonicalJson(a.value) < canonicalJson(b.value) ? b : a
}

/** Below 0 when `a` is the older. Numbers of messages count as numbers where they are, so that 10 comes after 9. */
export function compareStamps(a: Stamp, b: Stamp): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  const [left, right] = [countedText(a.message), countedText(b.message)]
  return left === right ? 0 : left < right ? -1 : 1
}

/** A text in which numbers of different lengths sort as numbers: their length stands before them. */
function countedText(text: string): string {
  return text.replaceAll(/\d+/g, digits => {
    const number = digits.replace(/^0+(?=\d)/, '')
    return `${String(number.length).padStart(4, '0')}${number}`
  })
}
