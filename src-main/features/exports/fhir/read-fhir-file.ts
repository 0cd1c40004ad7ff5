import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ChargeFacts } from '../charge-facts.ts'
import type { LineReader } from '../read-file.ts'
import type { FhirOptions } from '#shared/contract/fhir-options.ts'
import { readChargeItem, type Lookup } from './read-charge-item.ts'
import { requestProblem } from './read-request.ts'
import { anyResource, bundleHead, OWN, type ReadResource } from './resource-schemas.ts'

/** Resources by what references call them, in the order of the file. */
type Resources = ReadonlyMap<string, ReadResource>
type Tags = ReadonlyMap<string, string>

const ACT_REASON = 'http://terminology.hl7.org/CodeSystem/v3-ActReason'

/** Reads a FHIR file back: shape, references, then fact by fact. */
export function* readFhirFile(bytes: Uint8Array, options: FhirOptions): LineReader {
  const text = decoded(bytes)
  if (text === null) return fail('the bytes are not UTF-8')
  if (!text.endsWith('\n')) return fail('the last line has no end')
  return yield* options.shape === 'bundle' ? readBundle(text, options) : readLines(text, options)
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function* readBundle(text: string, options: FhirOptions): LineReader {
  const head = bundleHead.safeParse(parsed(text))
  if (!head.success) return fail(`the Bundle is not one of ours: ${placeOf(head.error.issues[0]?.path)}`)
  const resources = new Map<string, ReadResource>()
  for (const [index, { fullUrl, resource, request }] of head.data.entry.entries()) {
    const read = anyResource.safeParse(resource)
    if (!read.success) return fail(`entry ${index + 1}: ${placeOf(read.error.issues[0]?.path)}`)
    if (read.data.id !== undefined || resources.has(fullUrl))
      return fail(`entry ${index + 1} is not named once`)
    const problem = requestProblem(read.data, request)
    if (problem !== null) return fail(`entry ${index + 1}: ${problem}`)
    resources.set(fullUrl, read.data)
  }
  const lines = chargesOf(resources, options)
  if (!lines.ok) return lines
  const tags = tagsOf(head.data.meta)
  const training = tags.get(ACT_REASON) === 'HTEST'
  if (lines.value.some(one => one.training !== training)) return fail('work and training stand in one file')
  if (lines.value.some(({ claim }) => claim !== tags.get('claim')))
    return fail('the charges are of several claims')
  for (const { facts } of lines.value) yield facts
  return ok({
    ...wholeOf(lines.value),
    batch: tags.get('batch') ?? '',
    fileNumber: head.data.identifier.value,
    claim: tags.get('claim') ?? '',
    chainHead: tags.get('audit-chain-head') ?? '',
    declared: { messages: null, lines: whole(tags.get('lines')), units: whole(tags.get('units')) },
  })
}

function* readLines(text: string, options: FhirOptions): LineReader {
  const resources = new Map<string, ReadResource>()
  for (const [index, line] of text.slice(0, -1).split('\n').entries()) {
    const read = anyResource.safeParse(parsed(line))
    if (!read.success) return fail(`line ${index + 1}: ${placeOf(read.error.issues[0]?.path)}`)
    const name = `${read.data.resourceType}/${read.data.id}`
    if (read.data.id === undefined || resources.has(name)) return fail(`line ${index + 1} is not named once`)
    resources.set(name, read.data)
  }
  const lines = chargesOf(resources, options)
  if (!lines.ok) return lines
  const [first] = lines.value
  if (lines.value.some(one => one.training !== first?.training))
    return fail('work and training stand in one file')
  if (lines.value.some(({ claim }) => claim !== first?.claim))
    return fail('the charges are of several claims')
  for (const { facts } of lines.value) yield facts
  return ok({
    ...wholeOf(lines.value),
    batch: first?.facts.batch ?? '',
    fileNumber: null,
    claim: first?.claim ?? '',
    chainHead: null,
    declared: { messages: null, lines: null, units: null },
  })
}

type ChargeOfClaim = { readonly claim: string; readonly training: boolean; readonly facts: ChargeFacts }

function chargesOf(resources: Resources, options: FhirOptions): Result<readonly ChargeOfClaim[], string> {
  const used = new Set<string>()
  const numbers = new Set<string>()
  const lookup: Lookup = reference => {
    used.add(reference)
    return resources.get(reference) ?? null
  }
  const charges: ChargeOfClaim[] = []
  for (const resource of resources.values()) {
    if (resource.resourceType !== 'ChargeItem') continue
    const facts = readChargeItem(resource, lookup, options)
    if (!facts.ok) return fail(`charge ${charges.length + 1}: ${facts.error}`)
    const number = facts.value.lineNumber ?? ''
    if (numbers.has(number)) return fail('a line number is repeated')
    numbers.add(number)
    const tags = tagsOf(resource.meta)
    charges.push({
      claim: tags.get('claim') ?? '',
      training: tags.get(ACT_REASON) === 'HTEST',
      facts: { ...facts.value, batch: tags.get('batch') ?? '' },
    })
  }
  const idle = [...resources].find(([name, one]) => one.resourceType !== 'ChargeItem' && !used.has(name))
  return idle ? fail('a resource stands in the file that no charge refers to') : ok(charges)
}

function wholeOf(charges: readonly ChargeOfClaim[]): {
  readonly messages: number
  readonly training: boolean
} {
  const sessions = new Set(charges.map(({ facts }) => `${facts.transaction} ${facts.accession}`))
  return { messages: sessions.size, training: charges.some(({ training }) => training) }
}

function tagsOf({
  tag,
}: {
  readonly tag: readonly { readonly system: string; readonly code: string }[]
}): Tags {
  return new Map(
    tag.map(({ system, code }) => [system.startsWith(OWN) ? system.slice(OWN.length) : system, code]),
  )
}

/** Where in a resource the first problem is; names of elements, never a value. */
function placeOf(path: readonly PropertyKey[] | undefined): string {
  return path === undefined || path.length === 0
    ? 'not a resource of ours'
    : `${path.join('.')} is not as it has to be`
}

function whole(text: string | undefined): number {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : NaN
}
