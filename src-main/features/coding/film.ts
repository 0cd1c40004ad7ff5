import type { CodingLesion, CodingSession } from '#shared/domain/coding-session.ts'
import type { Side } from '#shared/domain/vocabulary.ts'
import { draftFinding, type DraftFinding } from './draft-finding.ts'
import { NOTHING, type Derived, type DraftLine } from './draft-line.ts'
import { FILM_BOTH_SIDES, FILM_ONE_SIDE } from './family.ts'
import { reason, type RuleId } from './rules.ts'
import { GUIDANCE_LABEL } from './words.ts'

/** Rule 2.10: a mammogram after placement is judged side by side; both sides reportable are one bilateral code. */
export function filmLines(session: CodingSession): Derived {
  const { mammogram } = session
  if (!mammogram) return NOTHING
  const sides: readonly Side[] = mammogram.side === 'bilateral' ? ['right', 'left'] : [mammogram.side]
  const judged = sides.map(side => ({ side, verdict: judgeSide(session, side) }))
  const findings = judged.flatMap(({ verdict }) => verdict ?? [])
  const reportable = judged.filter(({ verdict }) => verdict === null).map(({ side }) => side)
  const lesions = session.lesions.filter(lesion => reportable.includes(lesion.side)).map(lesion => lesion.id)
  const [side] = reportable
  if (side === undefined) return { lines: [], findings }
  return { lines: [filmLine(reportable.length === 1 ? side : null, lesions)], findings }
}

function filmLine(side: Side | null, lesions: readonly string[]): DraftLine {
  const [code, text] =
    side === null
      ? [FILM_BOTH_SIDES, 'Mammogram of both breasts after placement: 77066, without a side.']
      : [FILM_ONE_SIDE, `Mammogram of the ${side} breast after placement: 77065.`]
  return {
    group: 'film',
    row: 0,
    isAddOn: false,
    code,
    units: 1,
    side,
    lesions,
    component: null,
    stopped: null,
    distinct: null,
    because: [reason('film/after-placement', text)],
  }
}

/** Null when the side is reportable, otherwise why it is not. The first rule that speaks decides. */
function judgeSide(session: CodingSession, side: Side): DraftFinding | null {
  const treated = session.lesions.filter(lesion => lesion.side === side)
  const used = treated.flatMap(guidanceOf)
  for (const { when, severity, rule, text } of SIDE_RULES) {
    if (when({ treated, used, sameUnit: session.mammogram?.sameUnitAsGuidance === true })) {
      return draftFinding(severity, rule, text(side))
    }
  }
  return null
}

/** Guidance of the lesion's services; attempts that failed are left aside. */
function guidanceOf({ biopsy, placement }: CodingLesion): readonly string[] {
  return [...(biopsy ? [biopsy.guidance] : []), ...(placement ? [placement.guidance] : [])]
}

type SideFacts = {
  readonly treated: readonly CodingLesion[]
  readonly used: readonly string[]
  readonly sameUnit: boolean
}

type SideRule = {
  readonly when: (facts: SideFacts) => boolean
  readonly severity: 'review' | 'info'
  readonly rule: RuleId
  readonly text: (side: Side) => string
}

const SIDE_RULES: readonly SideRule[] = [
  {
    when: ({ treated }) => treated.length === 0,
    severity: 'review',
    rule: 'film/no-lesion',
    text: side =>
      `No lesion of this session is in the ${side} breast, so its mammogram is not a film after placement.`,
  },
  {
    when: ({ used }) => used.includes('mammographic') && used.some(guidance => guidance !== 'mammographic'),
    severity: 'review',
    rule: 'film/mixed-guidance',
    text: side =>
      `The ${side} breast had ${GUIDANCE_LABEL.mammographic} and other guidance; whether its mammogram is charged is for a reviewer.`,
  },
  {
    when: ({ used }) => used.includes('mammographic'),
    severity: 'info',
    rule: 'film/same-guidance',
    text: side => `The ${side} breast was treated with mammographic guidance, which includes its mammogram.`,
  },
  {
    when: ({ used, sameUnit }) => sameUnit && used.includes('stereotactic+tomosynthesis'),
    severity: 'info',
    rule: 'film/same-unit',
    text: side =>
      `The mammogram of the ${side} breast was taken on the unit that guided the procedure, so it is included.`,
  },
]
