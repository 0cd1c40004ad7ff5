import { STANDING_LABEL } from '#shared/domain/exam-labels.ts'
import type { ExamStanding } from '#shared/domain/expected-exam.ts'
import { classNames } from '../../ui/class-names.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import classes from './StandingMark.module.css'

const ICONS = {
  charged: 'complete',
  'in-work': 'open',
  missing: 'missing',
  'no-charge': 'none',
  expected: 'later',
} as const satisfies Record<ExamStanding, IconName>

/** Where an expected exam stands, by shape, color and word. */
export function StandingMark({ standing }: { readonly standing: ExamStanding }) {
  return (
    <span className={classNames(classes.mark, classes[standing])}>
      <Icon name={ICONS[standing]} size={13} />
      {STANDING_LABEL[standing]}
    </span>
  )
}
