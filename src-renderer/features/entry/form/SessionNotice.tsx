import { FAILURES } from '#shared/contract/failure.ts'
import type { ReviewWord } from '#shared/contract/review-word.ts'
import { HOLD_REASON_LABEL } from '#shared/domain/labels.ts'
import { APPROVAL_REASON_LABEL, SEND_BACK_REASON_LABEL } from '#shared/domain/review.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon, type IconName } from '../../../ui/Icon.tsx'
import { valueInWords } from '../../audit/audit-words.ts'
import { useDeskStore, useWays } from '../desk-context.ts'
import { supersededInWords } from '../corrections/correction-words.ts'
import { ExportedButtons } from '../corrections/ExportedButtons.tsx'
import { withdrawApproval } from '../entry-actions.ts'
import { changedField } from '../model/changed-field.ts'
import { useSession, useView } from '../session-context.ts'
import { asksForLate, type SessionView } from '../store/session-state.ts'
import { LateButton } from './LateButton.tsx'
import classes from './SessionNotice.module.css'

/** Why the session cannot be changed as it stands, or what a reviewer asks of it, and what to do about it. */
export function SessionNotice() {
  const conflict = useView(view => view.conflict)
  const text = useView(noticeOf)
  const icon = useView(iconOf)
  const late = useView(asksForLate)
  if (text === null && !late) return null
  return (
    <div className={conflict ? classes.conflict : classes.notice} role={conflict ? 'alert' : undefined}>
      <Icon name={icon} />
      <div>
        {text !== null && <span>{text}</span>}
        {late && text === null && <span>{LATE_DRAFT}</span>}
        {conflict && <ChangedElsewhere />}
      </div>
      {!conflict && late && <LateButton />}
      <NoticeButton />
    </div>
  )
}

const LATE_DRAFT =
  'The day typed is closed. The draft is kept and belongs to no day until it is entered late.'

function NoticeButton() {
  const session = useSession()
  const desk = useDeskStore()
  const { openStory } = useWays()
  const conflict = useView(view => view.conflict)
  // What has left is corrected on a closed day as on any other.
  const state = useView(view => (view.dayClosed && view.state !== 'exported' ? null : view.state))
  const readOnly = useView(view => view.readOnly)
  const mayReview = useView(view => view.mayReview)
  if (conflict) {
    return (
      <Button shortcut="Alt+R" onClick={() => void desk.reload()}>
        Reload session
      </Button>
    )
  }
  if (state === 'approved' && mayReview) {
    return (
      <Button shortcut="Alt+R" onClick={() => void withdrawApproval(session, desk)}>
        Withdraw approval
      </Button>
    )
  }
  if (state === 'exported') {
    return (
      <>
        <ExportedButtons />
        <Button look="quiet" shortcut="Alt+Shift+H" onClick={() => openStory(session.view.getState().id)}>
          Story
        </Button>
      </>
    )
  }
  if (readOnly || (state !== 'complete' && state !== 'held')) return null
  return (
    <Button shortcut="Alt+R" onClick={() => void session.reopen()}>
      Reopen
    </Button>
  )
}

const CHANGES_SHOWN = 3

/** What was stored elsewhere, from which to which value. */
function ChangedElsewhere() {
  const meanwhile = useView(view => view.meanwhile)
  if (meanwhile === null) return null
  const { by, changes } = meanwhile
  const more = changes.length - CHANGES_SHOWN
  return (
    <p>
      {by}:{' '}
      {changes
        .slice(0, CHANGES_SHOWN)
        .map(({ path, from, to }) => `${changedField(path)} ${valueInWords(from)} → ${valueInWords(to)}`)
        .join(' · ')}
      {more > 0 && `, and ${more} more`}
    </p>
  )
}

function iconOf({ conflict, state, word }: SessionView): IconName {
  if (conflict) return 'warn'
  return state === 'draft' && word?.kind === 'sent-back' ? 'undo' : 'lock'
}

function noticeOf(view: SessionView): string | null {
  const { conflict, dayClosed, readOnly, state, hold, batches, word, correctedBy } = view
  if (conflict) return FAILURES['stale-revision']
  if (readOnly && state === 'draft') return 'You may read sessions, not enter them.'
  if (dayClosed && state !== 'exported')
    return 'The day is closed: the session can be read, and changed only when it is entered late.'
  switch (state) {
    case 'draft':
      return word?.kind === 'sent-back' ? sentBackInWords(word) : null
    case 'complete':
      return 'Complete: it can be read, not changed.'
    case 'approved':
      return approvedInWords(word)
    case 'held':
      return `Held${hold ? `: ${withNote(HOLD_REASON_LABEL[hold.reason].toLowerCase(), hold.note)}` : ''}.`
    case 'exported':
      return `Exported${batches.length > 0 ? ` in batch ${batches.join(', ')}` : ''}${correctedBy ? `. ${supersededInWords(correctedBy)}` : ': what has left is never changed.'}`
    case 'discarded':
      return 'Discarded.'
  }
}

function sentBackInWords({ by, reason, note }: Extract<ReviewWord, { kind: 'sent-back' }>): string {
  return `Sent back by ${by}: ${withNote(SEND_BACK_REASON_LABEL[reason], note)}.`
}

function approvedInWords(word: ReviewWord | null): string {
  if (word?.kind !== 'approved') return 'Approved: it can be read, not changed.'
  const { by, reason, note } = word
  const why = reason === null ? '' : ` – ${withNote(APPROVAL_REASON_LABEL[reason].toLowerCase(), note)}`
  return `Approved by ${by}${why}: it can be read, not changed.`
}

function withNote(label: string, note: string): string {
  return note === '' ? label : `${label} – ${note}`
}
