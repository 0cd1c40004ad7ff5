import type { CodingLesion, CodingSession, Placement } from '#shared/domain/coding-session.ts'
import type { BiopsyGuidance, Claim, Outcome } from '#shared/domain/vocabulary.ts'
import type { DraftLine } from './draft-line.ts'
import {
  BLOCKED,
  BREAST_PLACEMENT,
  CORE_BIOPSY,
  FNA,
  ROW,
  SOFT_TISSUE_PLACEMENT,
  UNLISTED,
  UNLISTED_CODE,
  type CodePair,
} from './family.ts'
import { draftFinding, type DraftFinding } from './draft-finding.ts'
import type { RuleId } from './rules.ts'
import { GUIDANCE_LABEL, listOf, place } from './words.ts'

/** One thing done in one lesion that a code stands for. */
export type Service = {
  readonly lesion: CodingLesion
  readonly group: 'placement' | 'core' | 'fna' | 'soft-tissue'
  readonly codes: CodePair | typeof UNLISTED
  readonly guidance: BiopsyGuidance
  readonly stopped: DraftLine['stopped']
}

/** Made anew for each session; the caller goes on adding to them. */
export type Services = { readonly services: Service[]; readonly findings: DraftFinding[] }

/** Rules 2.3 to 2.9 for every lesion, in the order of entry. */
export function servicesOf(session: CodingSession): Services {
  const services: Service[] = []
  const findings: DraftFinding[] = []
  for (const lesion of session.lesions) {
    const biopsy = biopsyService(lesion)
    findings.push(...biopsy.findings)
    if (biopsy.service) services.push(biopsy.service)
    const placement = placementService(lesion, biopsy.service, session.claim)
    findings.push(...placement.findings)
    if (placement.service) services.push(placement.service)
  }
  return { services, findings }
}

type Found = { readonly service: Service | null; readonly findings: readonly DraftFinding[] }

function biopsyService(lesion: CodingLesion): Found {
  const { biopsy } = lesion
  if (!biopsy) return { service: null, findings: [] }
  if (biopsy.method === 'fna') return fnaService(lesion, biopsy.guidance)
  if (lesion.structure !== 'breast') {
    return blocked('biopsy/outside-this-tool', `${where(lesion)}: node biopsy is outside this tool.`)
  }
  const codes = CORE_BIOPSY[biopsy.guidance]
  const guidance = GUIDANCE_LABEL[biopsy.guidance]
  if (codes === BLOCKED) {
    return blocked('biopsy/needs-imaging', `${where(lesion)}: a core biopsy by ${guidance} has no code here.`)
  }
  const service: Service = { lesion, group: 'core', codes, guidance: biopsy.guidance, stopped: null }
  if (codes !== UNLISTED) return { service, findings: [] }
  const text = `${where(lesion)}: a core biopsy with ${guidance} guidance has no code of its own; 19499 needs a reviewer.`
  return { service, findings: [draftFinding('review', 'biopsy/unlisted', text, lineOf(service))] }
}

function fnaService(lesion: CodingLesion, guidance: BiopsyGuidance): Found {
  const codes = FNA[guidance]
  if (codes !== BLOCKED)
    return { service: { lesion, group: 'fna', codes, guidance, stopped: null }, findings: [] }
  const text = `${where(lesion)}: an aspiration with ${GUIDANCE_LABEL[guidance]} guidance has no code here; check how it was guided.`
  return blocked('fna/no-code', text)
}

/** Rule 2.9 is asked first, then whether a core biopsy of the lesion covers the placement (2.3). */
function placementService(lesion: CodingLesion, biopsy: Service | null, claim: Claim): Found {
  const { placement } = lesion
  if (!placement) return { service: null, findings: [] }
  if (placement.step === 'intraoperative') {
    const text = `${where(lesion)}: placed inside the operation, so the placement is part of it and brings no line.`
    return { service: null, findings: [draftFinding('info', 'placement/intraoperative', text)] }
  }
  if (biopsy?.group === 'core') return { service: null, findings: includedIn(biopsy, lesion) }

  const codes =
    lesion.structure === 'breast' ? BREAST_PLACEMENT[placement.guidance] : nodePlacement(placement.guidance)
  if (codes === BLOCKED) {
    const text = `${where(lesion)}: these codes need imaging, and palpation is none; nothing is charged for the placement.`
    return blocked('placement/needs-imaging', text)
  }
  const group = lesion.structure === 'breast' ? 'placement' : 'soft-tissue'
  const stopped = stoppedModifier(placement.outcome, claim)
  const service: Service = { lesion, group, codes, guidance: placement.guidance, stopped }
  const findings: DraftFinding[] = []
  for (const mark of MARKS) {
    const finding = mark(service, placement, biopsy)
    if (finding) findings.push(finding)
  }
  return { service, findings }
}

function nodePlacement(guidance: BiopsyGuidance): CodePair | typeof BLOCKED {
  return guidance === 'palpation' ? BLOCKED : SOFT_TISSUE_PLACEMENT
}

function stoppedModifier(outcome: Outcome, claim: Claim): DraftLine['stopped'] {
  return STOPPED[outcome][claim]
}

const STOPPED = {
  completed: { professional: null, facility: null },
  'stopped-before-anesthesia': { professional: '53', facility: '73' },
  'stopped-after-anesthesia': { professional: '53', facility: '74' },
} as const satisfies Record<Outcome, Record<Claim, DraftLine['stopped']>>

/** Rule 2.3: the biopsy line covers the device. Another row of guidance is for a reviewer. */
function includedIn(biopsy: Service, lesion: CodingLesion): readonly DraftFinding[] {
  const placement = lesion.placement
  if (!placement) return []
  const included = draftFinding(
    'info',
    'biopsy/includes-device',
    `${where(lesion)}: the core biopsy includes leaving the device, so the placement brings no line of its own.`,
    lineOf(biopsy),
  )
  if (ROW[placement.guidance] === ROW[biopsy.guidance]) return [included]
  const text = `${where(lesion)}: biopsy with ${GUIDANCE_LABEL[biopsy.guidance]} and device with ${GUIDANCE_LABEL[placement.guidance]} guidance; check that it was one lesion.`
  return [included, draftFinding('review', 'biopsy/other-guidance', text, lineOf(biopsy))]
}

type Mark = (service: Service, placement: Placement, biopsy: Service | null) => DraftFinding | null

/** What is to be said of a placement that brings a line: rules 1, 2.1, 2.4 and 2.6 to 2.8. */
const MARKS: readonly Mark[] = [
  function unlisted(service) {
    if (service.codes !== UNLISTED) return null
    const text = `${where(service.lesion)}: tomosynthesis alone has no code of its own; ask whether a stereotactic pair was used, or review 19499.`
    return draftFinding('review', 'placement/unlisted', text, lineOf(service))
  },
  function severalDevices(service, placement) {
    const count = placement.devices.reduce((sum, device) => sum + device.count, 0)
    if (count < 2) return null
    const text = `${where(service.lesion)}: ${count} devices in one lesion are one unit.`
    return draftFinding('info', 'placement/devices-are-not-units', text, lineOf(service))
  },
  function aspiratedToo(service, _placement, biopsy) {
    if (biopsy?.group !== 'fna') return null
    const text = `${where(service.lesion)}: aspiration and placement in the same lesion; both lines stay without a modifier, a reviewer decides.`
    return draftFinding('review', 'fna/with-placement', text, lineOf(service))
  },
  function failedBefore(service, placement) {
    const failed = placement.failedGuidance
    if (failed.length === 0) return null
    const tried = listOf(failed.map(guidance => GUIDANCE_LABEL[guidance]))
    const text = `${where(service.lesion)}: the attempt with ${tried} guidance did not succeed; only ${GUIDANCE_LABEL[service.guidance]} guidance counts.`
    return draftFinding('info', 'placement/failed-guidance', text, lineOf(service))
  },
  function replaced(service, placement) {
    if (!placement.replaced) return null
    const text = `${where(service.lesion)}: the device was replaced in the same lesion on the same day; still one unit, a reviewer decides.`
    return draftFinding('review', 'placement/replaced', text, lineOf(service))
  },
  function stopped(service) {
    if (!service.stopped) return null
    const text = `${where(service.lesion)}: the placement was stopped, so the line carries ${service.stopped}; a reviewer decides.`
    return draftFinding('review', 'placement/stopped', text, lineOf(service))
  },
]

function blocked(rule: RuleId, text: string): Found {
  return { service: null, findings: [draftFinding('block', rule, text)] }
}

/** The line that a service ends up in: the only one of its codes that names its lesion. */
function lineOf({ codes, lesion }: Service): (line: DraftLine) => boolean {
  const wanted: readonly string[] = codes === UNLISTED ? [UNLISTED_CODE] : [codes.first, codes.addOn]
  return line => wanted.includes(line.code) && line.lesions.includes(lesion.id)
}

function where(lesion: CodingLesion): string {
  return `Lesion ${lesion.id} (${place(lesion.side, lesion.structure)})`
}
