import { STATE_LABEL } from '#shared/domain/labels.ts'
import type { SessionState } from '#shared/domain/session.ts'
import { classNames } from '../../ui/class-names.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import classes from './StateMark.module.css'

const ICONS = {
  draft: 'open',
  complete: 'complete',
  held: 'held',
  approved: 'approved',
  exported: 'exported',
  discarded: 'close',
} as const satisfies Record<SessionState, IconName>

export type StateMarkProps = {
  readonly state: SessionState
  /** A draft that a reviewer gave back. */
  readonly sentBack?: boolean
}

/** The state of a session by shape, color and word. */
export function StateMark({ state, sentBack = false }: StateMarkProps) {
  if (sentBack) {
    return (
      <span className={classNames(classes.mark, classes.sentBack)}>
        <Icon name="undo" size={13} />
        Sent back
      </span>
    )
  }
  return (
    <span className={classNames(classes.mark, classes[state])}>
      <Icon name={ICONS[state]} size={13} />
      {STATE_LABEL[state]}
    </span>
  )
}
