import type { StoreApi } from 'zustand/vanilla'
import { ok, type Result } from '#shared/base/result.ts'
import type { LiveLine } from '#shared/contract/corrections.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { OpenSession } from '#shared/contract/sessions.ts'
import type { CorrectionReason } from '#shared/domain/correction.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { answered } from '../../../ui/bridge.ts'
import type { DeskView } from './desk-store.ts'
import type { EntryDeps } from './session-deps.ts'
import { saying } from './session-state.ts'

export type CorrectionDeeds = {
  /** Begins a correction of the exported session on the desk; its draft comes onto the desk. */
  readonly correctExported: (reason: CorrectionReason, note: string) => Promise<void>
  /** Takes back every line of the exported session on the desk. */
  readonly voidCharges: (reason: CorrectionReason, note: string) => Promise<void>
  readonly withdrawVoid: () => Promise<void>
  /** What left of the session on the desk and stands: what a void of it would credit. */
  readonly sentLines: () => Promise<readonly LiveLine[]>
}

type Command = { readonly commandId: string; readonly id: SessionId }
type Answer = Promise<Result<OpenSession, Failure>>

/** What is done about a session that has left; what comes of it takes its place on the desk. */
export function createCorrectionDeeds(
  view: StoreApi<DeskView>,
  deps: EntryDeps,
  take: (ask: () => Answer) => Promise<void>,
): CorrectionDeeds {
  const { corrections } = deps.bridge

  async function act(deed: (command: Command) => Answer, said: string): Promise<void> {
    const { current } = view.getState()
    if (!current) return
    const { id } = current.view.getState()
    const answer = await answered(deed({ commandId: deps.newCommandId(), id }))
    if (!answer.ok) return current.view.setState(shown => saying(shown, 'warn', answer.error.message))
    deps.onStored()
    await take(async () => ok(answer.value))
    view.getState().current?.view.setState(shown => saying(shown, 'info', said))
  }

  return {
    correctExported: (reason, note) =>
      act(
        command => corrections.begin({ ...command, reason, note }),
        'Correction begun: nothing is credited yet.',
      ),
    voidCharges: (reason, note) =>
      act(
        command => corrections.voidCharges({ ...command, reason, note }),
        'Voided: the credits leave with the next export.',
      ),
    sentLines: async () => {
      const { current } = view.getState()
      if (!current) return []
      const answer = await answered(corrections.sent({ id: current.view.getState().id }))
      return answer.ok ? answer.value : []
    },
    withdrawVoid: () => act(corrections.withdrawVoid, 'Void taken back: what left stands.'),
  }
}
