import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Hl7Version } from '#shared/contract/exports.ts'
import type { Hl7Options } from '#shared/contract/hl7-options.ts'
import type { ChargeFacts } from '../charge-facts.ts'
import type { ParsedSegment } from './parse-hl7.ts'
import { factsOfCharges, type Group } from './read-charge.ts'
import { problemInFill } from './read-fill.ts'

/** Reads the messages of a file one after another, and keeps what is to hold of all of them. */
export type MessageReader = {
  readonly read: (message: readonly ParsedSegment[]) => Result<Message, string>
  /** Counts a message that was read; what is wrong with its number or its kind among the others, or null. */
  readonly note: (message: Message) => string | null
  readonly messages: () => number
  /** The sum of the amounts, where the messages carry them. */
  readonly cents: () => number
  readonly isTest: () => boolean
}

/** What a message says. */
export type Message = {
  /** MSH-10. */
  readonly control: string
  /** MSH-11: work or training. */
  readonly processing: string
  readonly lines: readonly ChargeFacts[]
}

export const OUT_OF_ORDER = 'the segments do not stand in the order of a batch of charge messages'

export function messageReader(version: Hl7Version, options: Hl7Options): MessageReader {
  const order = orderOf(options)
  const controls = numbersOnce()
  let processing: string | null = null
  let cents = 0
  return {
    messages: controls.count,
    cents: () => cents,
    isTest: () => processing === 'T',
    read: message => {
      if (!order.test(message.map(({ name }) => `${name} `).join(''))) {
        return fail(OUT_OF_ORDER)
      }
      const [header] = message
      if (!header) return fail('a message is empty')
      const problem = problemInHeader(header, version)
      if (problem !== null) return fail(problem)
      const facts = factsOfMessage(message, options)
      if (!facts.ok) return facts
      return ok({ control: header.field(10), processing: header.field(11), lines: facts.value })
    },
    note: ({ control, processing: kind, lines }) => {
      if (options.processing === 'T' && kind === 'P') return 'test and production are confused'
      processing ??= kind
      if (kind !== processing) return 'work and training stand in one file'
      if (control === '' || control.length > 20 || !controls.add(control)) {
        return 'a message number is missing or repeated'
      }
      if (options.amounts === 'none') return null
      for (const { amount } of lines) cents += Number(amount?.replace('.', '') ?? 0)
      return null
    },
  }
}

/**
 * Numbers of which none may come twice. As long as each is above the one before, none can: they are looked up only once
 * one is not.
 */
function numbersOnce() {
  const numbers: string[] = []
  let known: Set<string> | null = null
  return {
    count: () => numbers.length,
    /** False for a number that was there before. */
    add: (number: string): boolean => {
      const last = numbers.at(-1) ?? ''
      const isAbove = number.length === last.length ? number > last : number.length > last.length
      if (!isAbove || known !== null) {
        known ??= new Set(numbers)
        if (known.has(number)) return false
        known.add(number)
      }
      numbers.push(number)
      return true
    },
  }
}

/** The order of the segments for a sheet: what is not wanted must not be there either. */
function orderOf({ correctedLine, procedures, diagnoses }: Hl7Options): RegExp {
  const note = correctedLine === 'NTE' ? '(?:NTE )?' : ''
  const charge = `FT1 ${note}${procedures === null ? '' : 'PR1 '}`
  const charges = diagnoses === 'message' ? `(?:${charge})+(?:DG1 )+` : `(?:${charge}(?:DG1 )+)+`
  return new RegExp(`^MSH EVN PID PV1 ${charges}$`)
}

const MESSAGE_TYPE: Readonly<Record<Hl7Version, string>> = { '2.3.1': '', '2.5.1': 'DFT_P03' }

function problemInHeader(header: ParsedSegment, version: Hl7Version): string | null {
  const type = `${header.field(9, 1)} ${header.field(9, 2)} ${header.field(9, 3)}`.trim()
  if (type !== `DFT P03 ${MESSAGE_TYPE[version]}`.trim()) return 'a message is of another type'
  if (!['P', 'T'].includes(header.field(11))) return 'a message is neither work nor training'
  return header.field(12) === version ? null : 'a message is of another version'
}

/** The facts of the charges of one message, once its diagnoses and procedures agree with them. */
function factsOfMessage(
  message: readonly ParsedSegment[],
  options: Hl7Options,
): Result<readonly ChargeFacts[], string> {
  const patient = message.find(({ name }) => name === 'PID')
  const visit = message.find(({ name }) => name === 'PV1')
  if (!patient || !visit) return fail('a message has no patient or visit')
  const groups = groupsOf(message)
  const charges = groups.map(({ charge }) => charge)
  if (charges.some((charge, index) => charge.field(1) !== String(index + 1))) {
    return fail('the charges of a message are not numbered from 1')
  }
  const problem =
    options.diagnoses === 'message'
      ? listedOnce(message, charges)
      : groups.map(({ charge, behind }) => listedBehind(charge, behind)).find(one => one !== null)
  if (problem) return fail(problem)
  const procedureProblem = groups.map(group => problemInProcedure(group, options)).find(one => one !== null)
  if (procedureProblem) return fail(procedureProblem)
  const lines = factsOfCharges({ patient, visit, groups, options })
  const fillProblem = problemInFills(message, charges, lines, options)
  return fillProblem === null ? ok(lines) : fail(fillProblem)
}

function problemInFills(
  message: readonly ParsedSegment[],
  charges: readonly ParsedSegment[],
  lines: readonly ChargeFacts[],
  { fill }: Hl7Options,
): string | null {
  if (fill.length === 0) return null
  const head = message.filter(({ name }) => name !== 'FT1')
  const problems = lines.map((facts, index) =>
    problemInFill(fill, [...head, ...charges.slice(index, index + 1)], facts),
  )
  return problems.find(problem => problem !== null) ?? null
}

function groupsOf(message: readonly ParsedSegment[]): readonly Group[] {
  const groups: { charge: ParsedSegment; behind: ParsedSegment[] }[] = []
  for (const segment of message) {
    if (segment.name === 'FT1') groups.push({ charge: segment, behind: [] })
    else groups.at(-1)?.behind.push(segment)
  }
  return groups
}

/** Behind all charges: each diagnosis that a charge names stands once. */
function listedOnce(message: readonly ParsedSegment[], charges: readonly ParsedSegment[]): string | null {
  const listed = message.filter(({ name }) => name === 'DG1')
  const pointed = new Set(charges.flatMap(charge => charge.repetitions(19)))
  const codes = new Set(listed.map(diagnosis => diagnosis.field(3)))
  const same = codes.size === pointed.size && [...codes].every(code => pointed.has(code))
  if (!same || codes.size !== listed.length) return 'the diagnoses of a message are not those of its charges'
  return numbered(listed)
}

function listedBehind(charge: ParsedSegment, behind: readonly ParsedSegment[]): string | null {
  const listed = behind.filter(({ name }) => name === 'DG1')
  const codes = listed.map(diagnosis => diagnosis.field(3)).join(' ')
  if (codes !== charge.repetitions(19).join(' ')) return 'the diagnoses behind a charge are not its own'
  return numbered(listed)
}

function numbered(listed: readonly ParsedSegment[]): string | null {
  const inOrder = listed.every((diagnosis, index) => diagnosis.field(1) === String(index + 1))
  return inOrder ? null : 'the diagnoses are not numbered from 1'
}

/** PR1 says once more what FT1 says, and must say the same. */
function problemInProcedure({ charge, behind }: Group, { procedures }: Hl7Options): string | null {
  if (procedures === null) return null
  const procedure = behind.find(({ name }) => name === 'PR1')
  if (!procedure) return 'a charge has no procedure segment'
  const same =
    procedure.field(1) === charge.field(1) &&
    procedure.field(3) === charge.field(25) &&
    procedure.field(3, 3) === charge.field(25, 3) &&
    procedure.field(5) === charge.field(4) &&
    procedure.field(6) === procedures.functionalType &&
    procedure.repetitions(16).join(' ') === charge.repetitions(26).join(' ')
  return same ? null : 'a procedure segment says something else than its charge'
}
