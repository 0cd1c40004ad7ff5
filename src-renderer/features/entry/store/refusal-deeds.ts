import type { StoreApi } from 'zustand/vanilla'
import { answered } from '../../../ui/bridge.ts'
import type { EntryDeps } from './session-deps.ts'
import { saying, type SessionView } from './session-state.ts'

export type RefusalDeeds = {
  /** Marks what receivers said as seen: it goes from the form, and stays on the page of exports until it is dealt with. */
  readonly seeRefusals: (said: SessionView['refusals']) => Promise<void>
}

export function createRefusalDeeds(view: StoreApi<SessionView>, { bridge }: EntryDeps): RefusalDeeds {
  return {
    seeRefusals: async said => {
      const { id, corrects } = view.getState()
      const session = corrects?.session ?? id
      for (const { answer, position } of said) {
        const seen = await answered(bridge.exports.seeRefusal({ answer, position, session }))
        view.setState(current =>
          seen.ok
            ? {
                refusals: current.refusals.filter(one => one.answer !== answer || one.position !== position),
              }
            : saying(current, 'warn', seen.error.message),
        )
      }
    },
  }
}
