import type { Reason } from '#shared/domain/coding-answer.ts'
import { METHOD_LABEL } from '#shared/domain/labels.ts'
import type { DraftLine } from './draft-line.ts'
import { ROW, UNLISTED, UNLISTED_CODE, type CodePair } from './family.ts'
import { reason, type RuleId } from './rules.ts'
import type { Service } from './service.ts'
import { capitalized, GUIDANCE_LABEL, listOf, ordinal, place } from './words.ts'

/**
 * Rules 2.2, 2.5 and 2.8: in each family of codes the first lesion takes the first code, every further one the
 * add-on, whichever side it is on; stopped ones are counted last. One line a code, side and outcome.
 */
export function familyLines(services: readonly Service[]): DraftLine[] {
  const families = new Map<string, [Service, ...Service[]]>()
  for (const service of services) {
    const key = service.codes === UNLISTED ? UNLISTED : service.codes.first
    const family = families.get(key)
    if (family) family.push(service)
    else families.set(key, [service])
  }
  const lines: DraftLine[] = []
  for (const family of families.values()) lines.push(...linesOf(family))
  return lines
}

type Counted = { readonly service: Service; readonly code: string; readonly number: number }

function linesOf(family: readonly [Service, ...Service[]]): readonly DraftLine[] {
  const { codes } = family[0]
  // 19499 knows no first and add-on, nor an order.
  if (codes === UNLISTED) {
    return merged(
      family.map((service, index) => ({ service, code: UNLISTED_CODE, number: index + 1 })),
      unlistedReason,
    )
  }
  const inOrder = family.some(service => service.stopped)
    ? [...family.filter(service => !service.stopped), ...family.filter(service => service.stopped)]
    : family
  return merged(
    inOrder.map((service, index) => ({ service, code: codeAt(codes, index), number: index + 1 })),
    familyReason,
  )
}

function codeAt(codes: CodePair, index: number): string {
  return index === 0 ? codes.first : codes.addOn
}

/** Members that share code, side and outcome become one line; its units are its lesions. */
function merged(
  counted: readonly Counted[],
  because: (members: readonly [Counted, ...Counted[]]) => Reason,
): readonly DraftLine[] {
  const lines: [Counted, ...Counted[]][] = []
  for (const member of counted) {
    const line = lines.find(([first]) => isOneLine(first, member))
    if (line) line.push(member)
    else lines.push([member])
  }
  return lines.map(members => lineOf(members, because(members)))
}

function isOneLine(one: Counted, other: Counted): boolean {
  const sameSide = one.service.lesion.side === other.service.lesion.side
  return one.code === other.code && sameSide && one.service.stopped === other.service.stopped
}

function lineOf(members: readonly [Counted, ...Counted[]], because: Reason): DraftLine {
  const [{ service, code }] = members
  const leading = members.map(member => member.service).reduce(earlier)
  return {
    group: leading.group,
    row: leading.codes === UNLISTED ? ROW[leading.guidance] : leading.codes.row,
    isAddOn: service.codes !== UNLISTED && code === service.codes.addOn,
    code,
    units: members.length,
    side: service.lesion.side,
    lesions: members.map(member => member.service.lesion.id),
    component: null,
    stopped: service.stopped,
    distinct: null,
    because: service.stopped ? [because, stoppedReason(service.stopped)] : [because],
  }
}

/** A line of merged placements and biopsies stands where its earliest member would. */
function earlier(one: Service, other: Service): Service {
  if (one.group !== other.group) return one.group === 'placement' ? one : other
  return ROW[one.guidance] <= ROW[other.guidance] ? one : other
}

const FAMILY_RULES = {
  placement: ['placement/first-lesion', 'placement/add-on'],
  core: ['biopsy/first-lesion', 'biopsy/add-on'],
  fna: ['fna/first-lesion', 'fna/add-on'],
  'soft-tissue': ['soft-tissue/first-lesion', 'soft-tissue/add-on'],
} as const satisfies Record<Service['group'], readonly [RuleId, RuleId]>

/** Such as `Second stereotactic lesion (left breast): add-on 19284.` */
function familyReason(members: readonly [Counted, ...Counted[]]): Reason {
  const [{ service, code, number }] = members
  const isFirst = number === 1
  const numbers = capitalized(listOf(members.map(member => ordinal(member.number))))
  const what = `${numbers} ${nounOf(service)}${members.length > 1 ? 's' : ''}`
  const units = members.length > 1 ? `, ${members.length} units` : ''
  const text = `${what} (${placeOf(members)}): ${isFirst ? '' : 'add-on '}${code}${units}.`
  return reason(FAMILY_RULES[service.group][isFirst ? 0 : 1], text)
}

/** The places of the line's lesions: an aspiration line can hold a breast lesion and a node. */
function placeOf(members: readonly Counted[]): string {
  const places = members.map(({ service }) => place(service.lesion.side, service.lesion.structure))
  return listOf([...new Set(places)])
}

function nounOf(service: Service): string {
  if (service.group === 'soft-tissue') return 'node or soft-tissue lesion'
  // One row of the table, so one word for both kinds of stereotactic guidance.
  const guidance =
    ROW[service.guidance] === ROW.stereotactic ? 'stereotactic' : GUIDANCE_LABEL[service.guidance]
  if (service.group === 'placement') return `${guidance} lesion`
  if (service.group === 'core') return `${guidance} core biopsy lesion`
  return `lesion with ${METHOD_LABEL.fna}, ${ROW[service.guidance] >= ROW.palpation ? 'no imaging' : guidance}`
}

function unlistedReason(members: readonly [Counted, ...Counted[]]): Reason {
  const ids = listOf(members.map(member => member.service.lesion.id))
  const rule = members.some(member => member.service.group === 'placement')
    ? 'placement/unlisted'
    : 'biopsy/unlisted'
  const lesions = members.length > 1 ? 'Lesions' : 'Lesion'
  const text = `${lesions} ${ids} (${placeOf(members)}): guidance without a code of its own, so 19499.`
  return reason(rule, text)
}

const STOPPED_TEXT = {
  '53': 'Stopped before it was finished: modifier 53 on the professional claim.',
  '73': 'Stopped before anesthesia: modifier 73 on the facility claim.',
  '74': 'Stopped after anesthesia: modifier 74 on the facility claim.',
} as const

function stoppedReason(modifier: '53' | '73' | '74'): Reason {
  return reason('placement/stopped', STOPPED_TEXT[modifier])
}
