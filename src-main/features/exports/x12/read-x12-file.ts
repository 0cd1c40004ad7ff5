import { fail, ok, type Result } from '#shared/base/result.ts'
import type { LineReader } from '../read-file.ts'
import { parseX12, type ParsedSegment } from './parse-x12.ts'
import { readClaim } from './read-claim.ts'
import type { X12Options } from '#shared/contract/x12-options.ts'

const CLAIM_OF_GUIDE = new Map([
  ['005010X222A1', 'professional'],
  ['005010X223A2', 'facility'],
])

/**
 * Reads an 837 interchange back: envelope, counts, numbers, the tree of HL, then claim by claim. The interface sheet
 * says which parties and control numbers it must name.
 */
export function* readX12File(bytes: Uint8Array, sheet: X12Options): LineReader {
  const parsed = parseX12(bytes)
  if (!parsed.ok) return parsed
  const { segments } = parsed.value
  const problem = envelopeProblem(segments, sheet)
  if (problem !== null) return fail(problem)
  const guide = segments[1]?.at(8) ?? ''
  const claim = CLAIM_OF_GUIDE.get(guide)
  if (claim === undefined) return fail('the group names another guide')
  const read = yield* readSets(segments.slice(2, -2), { guide, claim, sheet })
  // A receiver that is sent tests only cannot tell a training file from another one.
  const training = sheet.usage === 'T' ? null : segments[0]?.at(15) === 'T'
  return read.ok ? ok({ ...read.value, training }) : read
}

function envelopeProblem(segments: readonly ParsedSegment[], expected: X12Options): string | null {
  const [isa, gs] = segments
  const [ge, iea] = segments.slice(-2)
  if (isa?.id !== 'ISA' || gs?.id !== 'GS' || ge?.id !== 'GE' || iea?.id !== 'IEA') {
    return 'the interchange is not ISA GS ... GE IEA'
  }
  const inside = segments.slice(1, -1)
  if (inside.some(({ id }) => id === 'ISA' || id === 'IEA')) return 'a second interchange stands in the file'
  if (inside.slice(1, -1).some(({ id }) => id === 'GS' || id === 'GE'))
    return 'a second group stands in the file'
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
  if (iea.at(2) !== isa.at(13)) return 'IEA02 is not ISA13'
  if (iea.at(1) !== '1') return 'IEA01 counts other groups'
  if (gs.at(1) !== 'HC' || gs.at(7) !== 'X') return 'the group is not one of claims'
  if (gs.at(6) !== String(control.group)) return 'GS06 is not the control number that was given'
  if (ge.at(2) !== gs.at(6)) return 'GE02 is not GS06'
  const sets = segments.filter(({ id }) => id === 'ST').length
  return ge.at(1) === String(sets) ? null : 'GE01 counts other sets'
}

type Guide = { readonly guide: string; readonly claim: string; readonly sheet: X12Options }

function* readSets(segments: readonly ParsedSegment[], { guide, claim, sheet }: Guide): LineReader {
  const numbers = { sets: new Set<string>(), claims: new Set<string>(), batches: new Set<string>() }
  let rest = segments
  let messages = 0
  while (rest.length > 0) {
    const end = rest.findIndex(({ id }) => id === 'SE')
    if (rest[0]?.id !== 'ST' || end < 0) return fail('a set is not ST ... SE')
    const set = rest.slice(0, end + 1)
    rest = rest.slice(end + 1)
    const problem = setProblem(set, guide, numbers.sets)
    if (problem !== null) return fail(problem)
    numbers.batches.add(set[1]?.at(3) ?? '')
    const claims = claimsOf(set, sheet)
    if (!claims.ok) return claims
    for (const one of claims.value) {
      const read = readClaim(one, { claim, sheet })
      if (!read.ok) return read
      if (numbers.claims.has(read.value.number)) return fail('a claim number is repeated')
      numbers.claims.add(read.value.number)
      for (const line of read.value.lines) yield { ...line, batch: set[1]?.at(3) ?? '' }
      messages += 1
    }
  }
  if (numbers.batches.size > 1) return fail('the sets are of several batches')
  const batch = [...numbers.batches][0] ?? ''
  return ok({
    batch,
    fileNumber: null,
    claim,
    chainHead: null,
    training: null,
    declared: { messages: null, lines: null, units: null },
    messages,
  })
}

function setProblem(set: readonly ParsedSegment[], guide: string, seen: Set<string>): string | null {
  const [st, bht] = set
  const se = set.at(-1)
  const number = st?.at(2) ?? ''
  if (st?.at(1) !== '837' || st.at(3) !== guide) return 'ST03 is not GS08'
  if (seen.has(number)) return 'ST02 is repeated'
  seen.add(number)
  if (se?.at(2) !== number) return 'SE02 is not ST02'
  if (se.at(1) !== String(set.length)) return 'SE01 counts other segments'
  if (bht?.at(1) !== '0019' || !['00', '18'].includes(bht.at(2)) || bht.at(6) !== 'CH') {
    return 'the BHT is not one of charges'
  }
  return null
}

/** Who submits, who receives, who bills: loops 1000A, 1000B and 2010AA, each segment by its first elements. */
const HEAD = /^ST BHT NM1\.41 PER NM1\.40 HL (PRV )?NM1\.85 N3 N4 REF\.EI $/

/** The claims of a set, each from its HL on, once the tree of the HL segments holds. */
function claimsOf(
  set: readonly ParsedSegment[],
  { billing, submitter, receiverName }: X12Options,
): Result<readonly (readonly ParsedSegment[])[], string> {
  const levels = set.flatMap((segment, index) => (segment.id === 'HL' ? [index] : []))
  const [top, ...subscribers] = levels
  const head = set.slice(0, subscribers[0] ?? -1)
  const names = head.map(({ id, at }) => `${id}${id === 'NM1' || id === 'REF' ? `.${at(1)}` : ''} `).join('')
  if (!HEAD.test(names)) return fail('the head of a set lacks a segment or has one too many')
  if (head.some(({ id, at }) => id === 'NM1' && (at(2) !== '2' || at(3) === '' || at(9) === ''))) {
    return fail('a party has no name or number')
  }
  const numbers = head.filter(({ id }) => id === 'NM1').map(({ at }) => at(9))
  const taxId = head.at(-1)?.at(2) ?? ''
  if (
    [...numbers, taxId].join('\n') !== [submitter.id, receiverName.id, billing.npi, billing.taxId].join('\n')
  ) {
    return fail('the submitter, receiver or billing provider is another')
  }
  for (const [index, place] of levels.entries()) {
    const level = set[place]
    const wanted = place === top ? '1**20*1' : `${index + 1}*1*22*0`
    const found = [1, 2, 3, 4].map(element => level?.at(element) ?? '').join('*')
    if (found !== wanted) return fail('the HL tree is broken')
  }
  return ok(subscribers.map((start, index) => set.slice(start, subscribers[index + 1] ?? -1)))
}
