import { Icon, type IconName } from '../../../ui/Icon.tsx'
import type { Decision } from '#shared/domain/coding-answer.ts'
import classes from './ChargesPanel.module.css'

const MARKS = {
  ready: { icon: 'complete', word: 'codes ready' },
  review: { icon: 'review', word: 'review' },
  blocked: { icon: 'block', word: 'blocked' },
} as const satisfies Record<Decision, { readonly icon: IconName; readonly word: string }>

/** What the rules decided over a claim. Where there is nothing to decide, nothing is said. */
export function DecisionMark({ decision, empty }: { readonly decision: Decision; readonly empty: boolean }) {
  if (empty) return null
  const { icon, word } = MARKS[decision]
  return (
    <span className={`${classes.decision} ${classes[decision]}`}>
      <Icon name={icon} size={13} /> {word}
    </span>
  )
}
