import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ChargeFacts } from '../charge-facts.ts'
import type { Hl7Options } from '#shared/contract/hl7-options.ts'
import type { ParsedSegment } from './parse-hl7.ts'
import { problemInFill } from './read-fill.ts'
import { factsOfCharge } from './read-charge.ts'

/** The facts of the charges of one message, once its diagnoses and procedures agree with them. */
export function factsOfMessage(
  message: readonly ParsedSegment[],
  options: Hl7Options,
): Result<readonly ChargeFacts[], string> {
  const named = (name: string) => message.filter(segment => segment.name === name)
  const [patient] = named('PID')
  const [visit] = named('PV1')
  if (!patient || !visit) return fail('a message has no patient or visit')
  const groups = groupsOf(message)
  const charges = groups.map(({ charge }) => charge)
  if (charges.some((charge, index) => charge.field(1) !== String(index + 1))) {
    return fail('the charges of a message are not numbered from 1')
  }
  const problem =
    options.diagnoses === 'message'
      ? listedOnce(named('DG1'), charges)
      : groups.map(({ charge, behind }) => listedBehind(charge, behind)).find(one => one !== null)
  if (problem) return fail(problem)
  const procedureProblem = groups.map(group => problemInProcedure(group, options)).find(one => one !== null)
  if (procedureProblem) return fail(procedureProblem)
  const lines = groups.map(({ charge, behind }) => ({
    charge,
    facts: factsOfCharge({ patient, visit, charge, behind, options }),
  }))
  const head = message.filter(({ name }) => name !== 'FT1')
  const fillProblem = lines
    .map(({ charge, facts }) => problemInFill(options.fill, [...head, charge], facts))
    .find(one => one !== null)
  return fillProblem ? fail(fillProblem) : ok(lines.map(({ facts }) => facts))
}

/** A charge with the segments between it and the next one. */
type Group = { readonly charge: ParsedSegment; readonly behind: readonly ParsedSegment[] }

function groupsOf(message: readonly ParsedSegment[]): readonly Group[] {
  const groups: { charge: ParsedSegment; behind: ParsedSegment[] }[] = []
  for (const segment of message) {
    if (segment.name === 'FT1') groups.push({ charge: segment, behind: [] })
    else groups.at(-1)?.behind.push(segment)
  }
  return groups
}

/** Behind all charges: each diagnosis that a charge names stands once. */
function listedOnce(listed: readonly ParsedSegment[], charges: readonly ParsedSegment[]): string | null {
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
  const procedure = behind.find(({ name }) => name === 'PR1')
  if (procedures === null) return null
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
