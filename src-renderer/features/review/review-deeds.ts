import type { StoreApi } from 'zustand/vanilla'
import type { Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { ReviewDetails } from '#shared/contract/review.ts'
import type { Saved } from '#shared/contract/sessions.ts'
import type { ApprovalReason, SendBackReason } from '#shared/domain/review.ts'
import type { HoldReason } from '#shared/domain/session.ts'
import { answered } from '../../ui/bridge.ts'
import { filterOf, type ReviewView, type Undoable } from './queue-view.ts'
import type { ReviewDeps } from './review-store.ts'

export type ReviewDeeds = {
  readonly approve: (reason: ApprovalReason | null, note: string) => Promise<void>
  readonly approveClean: () => Promise<void>
  /** Takes the approval of the chosen session back. */
  readonly withdraw: () => Promise<void>
  /** Takes the approvals of the last deed back. */
  readonly undo: () => Promise<void>
  readonly sendBack: (reason: SendBackReason, note: string) => Promise<void>
  readonly hold: (reason: HoldReason, note: string) => Promise<void>
  readonly release: () => Promise<void>
}

type Tools = ReviewDeps & {
  readonly view: StoreApi<ReviewView>
  readonly say: (tone: 'info' | 'warn', text: string) => void
  readonly readAgain: () => Promise<void>
  /** Takes a session out of the queue shown. */
  readonly leave: (id: ReviewDetails['id']) => Promise<void>
}

type Change = { readonly commandId: string; readonly id: ReviewDetails['id']; readonly revision: number }

type After = { readonly said: string; readonly undoable: boolean }

/** What is done with the chosen session, as it was looked at. A session changed since is left, and the change told. */
export function createReviewDeeds(tools: Tools): ReviewDeeds {
  const { bridge, view, say, readAgain, leave, newCommandId, onChanged, today } = tools

  async function deed(
    ask: (change: Change) => Promise<Result<Saved, Failure>>,
    { said, undoable }: After,
  ): Promise<void> {
    const seen = view.getState().details
    if (seen === null) return
    const { id, revision } = seen
    const answer = await answered(ask({ commandId: newCommandId(), id, revision }))
    if (!answer.ok) return refuse(seen, answer.error)
    view.setState({ asking: null, meanwhile: null, undoable: undoable ? [answer.value] : [] })
    say('info', said)
    onChanged()
    await leave(id)
  }

  async function refuse(seen: ReviewDetails, { code, message }: Failure): Promise<void> {
    say('warn', message)
    if (code !== 'stale-revision') return
    const { id, savedAt: since } = seen
    const row = view.getState().rows.find(one => one.id === id)
    const name = [row?.patientName, row?.accession && `Acc ${row.accession}`].filter(Boolean).join(', ')
    const answer = await answered(bridge.review.changesSince({ id, since }))
    await readAgain()
    view.setState({
      asking: null,
      meanwhile: answer.ok && answer.value ? { id, name, changes: answer.value } : null,
    })
  }

  async function takeBack(sessions: readonly Undoable[]): Promise<void> {
    if (sessions.length === 0) return
    const input = {
      commandId: newCommandId(),
      sessions: sessions.map(({ id, revision }) => ({ id, revision })),
    }
    const answer = await answered(bridge.review.withdraw(input))
    if (!answer.ok) return say('warn', answer.error.message)
    const { withdrawn, passedOver } = answer.value
    view.setState({ undoable: [], asking: null })
    const left = passedOver > 0 ? ` ${passedOver} had left or changed and stay as they are.` : ''
    say(passedOver > 0 ? 'warn' : 'info', `${approvals(withdrawn.length)} taken back.${left}`)
    onChanged()
    await readAgain()
  }

  return {
    approve: (reason, note) =>
      deed(change => bridge.review.approve({ ...change, reason, note }), {
        said: 'Approved.',
        undoable: true,
      }),
    approveClean: async () => {
      const { ask, readAt } = view.getState()
      const filter = { ...filterOf(ask, today), reason: '' }
      const answer = await answered(bridge.review.approveClean({ commandId: newCommandId(), filter, readAt }))
      if (!answer.ok) return say('warn', answer.error.message)
      const { approved, passedOver } = answer.value
      view.setState({ undoable: approved, asking: null })
      const left = passedOver > 0 ? ` ${passedOver} were changed meanwhile and wait for a look.` : ''
      say(passedOver > 0 ? 'warn' : 'info', `${sessions(approved.length)} approved.${left}`)
      onChanged()
      await readAgain()
    },
    withdraw: async () => {
      const { details } = view.getState()
      if (details?.state === 'approved') await takeBack([details])
    },
    undo: () => takeBack(view.getState().undoable),
    sendBack: (reason, note) =>
      deed(change => bridge.review.sendBack({ ...change, reason, note }), {
        said: 'Sent back to entry.',
        undoable: false,
      }),
    hold: (reason, note) =>
      deed(change => bridge.sessions.hold({ ...change, reason, note }), { said: 'Held.', undoable: false }),
    release: () => deed(change => bridge.sessions.release(change), { said: 'Hold ended.', undoable: false }),
  }
}

function sessions(count: number): string {
  return count === 1 ? '1 session' : `${count} sessions`
}

function approvals(count: number): string {
  return count === 1 ? '1 approval' : `${count} approvals`
}
