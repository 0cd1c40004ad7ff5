import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ChargeFacts } from '../charge-facts.ts'
import type { LineReader, ReadFile } from '../read-file.ts'
import { openX12, type ParsedSegment, type Segments } from './parse-x12.ts'
import { readClaim } from './read-claim.ts'
import { quickReader, type QuickReader } from './read-quick-claim.ts'
import type { X12Options } from '#shared/contract/x12-options.ts'

const CLAIM_OF_GUIDE = new Map([
  ['005010X222A1', 'professional'],
  ['005010X223A2', 'facility'],
])

const NOT_WHOLE = 'the interchange is not ISA GS ... GE IEA'

/**
 * Reads an 837 interchange back, claim by claim: envelope, counts, numbers, the tree of HL, the claims. The interface
 * sheet says which parties and control numbers it must name. Claims are read quickly where they are ordinary; whatever
 * is not is read segment by segment, and only that decides what is wrong.
 */
export function* readX12File(bytes: Uint8Array, sheet: X12Options, quickly = quickReader): LineReader {
  const opened = openX12(bytes)
  if (!opened.ok) return opened
  const segments = opened.value
  const claims = readInterchange(segments, sheet, quickly)
  for (;;) {
    const step = claims.next()
    if (step.done) {
      const problem = segments.problem()
      // Where the bytes themselves are at fault, that is what to say.
      return problem === null ? step.value : fail(problem)
    }
    for (const line of step.value) yield line
  }
}

/** Hands out the lines of one claim at a time. */
type Claims<End> = Generator<readonly ChargeFacts[], Result<End, string>>

function* readInterchange(
  segments: Segments,
  sheet: X12Options,
  quickly: typeof quickReader,
): Claims<ReadFile> {
  const [isa, gs] = [segments.next(), segments.next()]
  if (isa?.id !== 'ISA' || gs?.id !== 'GS') return fail(NOT_WHOLE)
  const problem = headProblem(isa, gs, sheet)
  if (problem !== null) return fail(problem)
  const guide = gs.at(8)
  const claim = CLAIM_OF_GUIDE.get(guide)
  if (claim === undefined) return fail('the group names another guide')
  const { content, delimiters } = segments
  const of = { guide, claim, sheet, readQuickly: quickly({ content, delimiters, claim, sheet }) }
  const seen: Seen = { sets: new Set(), claims: new Set(), batches: new Set() }
  let ge = segments.next()
  while (ge?.id === 'ST') {
    const set = yield* readSet(ge, segments, of, seen)
    if (!set.ok) return set
    ge = segments.next()
  }
  const trailer = trailerProblem([ge, segments.next(), segments.next()], { isa, gs, sets: seen.sets.size })
  if (trailer !== null) return fail(trailer)
  if (seen.batches.size > 1) return fail('the sets are of several batches')
  return ok({
    batch: [...seen.batches][0] ?? '',
    fileNumber: null,
    claim,
    chainHead: null,
    // A receiver that is sent tests only cannot tell a training file from another one.
    training: sheet.usage === 'T' ? null : isa.at(15) === 'T',
    declared: { messages: null, lines: null, units: null },
    messages: seen.claims.size,
  })
}

function headProblem(isa: ParsedSegment, gs: ParsedSegment, expected: X12Options): string | null {
  const { control, sender, receiver } = expected
  if (isa.at(1) !== '00' || isa.at(3) !== '00' || isa.at(12) !== '00501')
    return 'the ISA is of another version'
  if (isa.at(5) !== sender.qualifier || isa.at(6).trimEnd() !== sender.id) return 'the sender is another'
  if (isa.at(7) !== receiver.qualifier || isa.at(8).trimEnd() !== receiver.id)
    return 'the receiver is another'
  const usage = isa.at(15)
  if (!['P', 'T'].includes(usage) || (expected.usage === 'T' && usage === 'P')) {
    return 'test and production are confused'
  }
  if (Number(isa.at(13)) !== control.interchange) return 'ISA13 is not the control number that was given'
  if (gs.at(1) !== 'HC' || gs.at(7) !== 'X') return 'the group is not one of claims'
  return gs.at(6) === String(control.group) ? null : 'GS06 is not the control number that was given'
}

type Begun = { readonly isa: ParsedSegment; readonly gs: ParsedSegment; readonly sets: number }

/** What is wrong with the end of an interchange: GE, IEA, and nothing after them. */
function trailerProblem(
  [ge, iea, after]: readonly (ParsedSegment | null | undefined)[],
  { isa, gs, sets }: Begun,
): string | null {
  if (after?.id === 'ISA') return SECOND_INTERCHANGE
  if (ge?.id === 'GE' && iea?.id === 'GS') return SECOND_GROUP
  if (ge?.id !== 'GE' || iea?.id !== 'IEA' || after) {
    return ge?.id === 'GE' || !ge ? NOT_WHOLE : 'a set is not ST ... SE'
  }
  if (iea.at(2) !== isa.at(13)) return 'IEA02 is not ISA13'
  if (iea.at(1) !== '1') return 'IEA01 counts other groups'
  if (ge.at(2) !== gs.at(6)) return 'GE02 is not GS06'
  return ge.at(1) === String(sets) ? null : 'GE01 counts other sets'
}

const SECOND_INTERCHANGE = 'a second interchange stands in the file'
const SECOND_GROUP = 'a second group stands in the file'

type Guide = {
  readonly guide: string
  readonly claim: string
  readonly sheet: X12Options
  readonly readQuickly: QuickReader
}

/** Numbers that may stand once in an interchange. */
type Seen = {
  readonly sets: Set<string>
  readonly claims: Set<string>
  readonly batches: Set<string>
}

/** Reads one set, from its ST to its SE: its head, then a claim from each further HL on. */
function* readSet(st: ParsedSegment, segments: Segments, of: Guide, seen: Seen): Claims<null> {
  const number = st.at(2)
  if (st.at(1) !== '837' || st.at(3) !== of.guide) return fail('ST03 is not GS08')
  if (seen.sets.has(number)) return fail('ST02 is repeated')
  seen.sets.add(number)
  let [count, levels] = [1, 0]
  let part = [st]
  let batch: string | null = null
  for (;;) {
    const place = segments.place()
    // Nothing waits to be read: a claim begins here, or the set ends.
    const quick = part.length > 0 ? null : of.readQuickly(place.at, levels + 1, batch ?? '')
    if (quick !== null && !seen.claims.has(quick.number)) {
      seen.claims.add(quick.number)
      segments.goTo({ at: quick.next, number: place.number + quick.segments })
      count += quick.segments
      levels += 1
      yield quick.lines
      continue
    }
    const segment = segments.next()
    if (segment === null || segment.id === 'GE') return fail('a set is not ST ... SE')
    if (segment.id === 'GS') return fail(SECOND_GROUP)
    if (segment.id === 'ISA' || segment.id === 'IEA') return fail(SECOND_INTERCHANGE)
    if (segment.id === 'HL' && levelText(segment) !== levelAt(levels + 1))
      return fail('the HL tree is broken')
    const isEnd = segment.id === 'SE'
    if (part.length > 0 && (isEnd || (segment.id === 'HL' && levels > 0))) {
      if (batch === null) {
        const problem = setHeadProblem(part, of.sheet)
        if (problem !== null) return fail(problem)
        batch = part[1]?.at(3) ?? ''
        seen.batches.add(batch)
      } else {
        const lines = readSlowly(part, of, seen)
        if (!lines.ok) return lines
        const own = batch
        yield lines.value.map(line => ({ ...line, batch: own }))
      }
      part = []
      if (!isEnd) {
        segments.goTo(place)
        continue
      }
    }
    count += 1
    if (segment.id === 'HL') levels += 1
    if (isEnd) {
      if (segment.at(2) !== number) return fail('SE02 is not ST02')
      return segment.at(1) === String(count) ? ok(null) : fail('SE01 counts other segments')
    }
    part.push(segment)
  }
}

function readSlowly(
  part: readonly ParsedSegment[],
  of: Guide,
  seen: Seen,
): Result<readonly ChargeFacts[], string> {
  const read = readClaim(part, of)
  if (!read.ok) return read
  if (seen.claims.has(read.value.number)) return fail('a claim number is repeated')
  seen.claims.add(read.value.number)
  return ok(read.value.lines)
}

/** Number, parent, kind and whether others hang on it: the billing provider is on top, each subscriber below it. */
function levelText(level: ParsedSegment): string {
  return [1, 2, 3, 4].map(element => level.at(element)).join('*')
}

function levelAt(number: number): string {
  return number === 1 ? '1**20*1' : `${number}*1*22*0`
}

/** Who submits, who receives, who bills: loops 1000A, 1000B and 2010AA, each segment by its first elements. */
const HEAD = /^ST BHT NM1\.41 PER NM1\.40 HL (PRV )?NM1\.85 N3 N4 REF\.EI $/

/** What is wrong with what stands before the first claim of a set. */
function setHeadProblem(
  head: readonly ParsedSegment[],
  { billing, submitter, receiverName }: X12Options,
): string | null {
  const bht = head[1]
  if (bht?.at(1) !== '0019' || !['00', '18'].includes(bht.at(2)) || bht.at(6) !== 'CH') {
    return 'the BHT is not one of charges'
  }
  const names = head.map(({ id, at }) => `${id}${id === 'NM1' || id === 'REF' ? `.${at(1)}` : ''} `).join('')
  if (!HEAD.test(names)) return 'the head of a set lacks a segment or has one too many'
  const parties = head.filter(({ id }) => id === 'NM1')
  if (parties.some(({ at }) => at(2) !== '2' || at(3) === '' || at(9) === '')) {
    return 'a party has no name or number'
  }
  const found = [...parties.map(({ at }) => at(9)), head.at(-1)?.at(2) ?? '']
  const wanted = [submitter.id, receiverName.id, billing.npi, billing.taxId]
  return found.join('\n') === wanted.join('\n')
    ? null
    : 'the submitter, receiver or billing provider is another'
}
