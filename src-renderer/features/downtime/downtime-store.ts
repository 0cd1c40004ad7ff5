import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '#shared/contract/index.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { answered } from '../../ui/bridge.ts'

/** A form as it is printed; without an entry it is a blank one. */
export type PrintedForm = { readonly number: string; readonly entry: SessionEntry | null }

export type DowntimeView = {
  /** What the printer gets; nothing of it is on the screen. */
  readonly forms: readonly PrintedForm[]
  readonly message: { readonly tone: 'info' | 'warn'; readonly text: string } | null
}

export type DowntimeStore = {
  readonly view: StoreApi<DowntimeView>
  readonly printBlank: (count: number) => Promise<void>
  readonly printSession: (id: SessionId, entry: SessionEntry) => Promise<boolean>
  /** The session that a number stands for; null when there is none, which is said. */
  readonly open: (number: string) => Promise<SessionId | null>
  /** The printer has them. */
  readonly printed: () => void
}

/** Forms for downtime: what is being printed, and the way back from a number. */
export function createDowntimeStore(bridge: Bridge, newCommandId: () => string): DowntimeStore {
  const { downtime } = bridge
  const view = createStore<DowntimeView>(() => ({ forms: [], message: null }))
  const warn = (text: string) => view.setState({ message: { tone: 'warn', text } })
  return {
    view,
    printBlank: async count => {
      const answer = await answered(downtime.reserve({ commandId: newCommandId(), count }))
      if (!answer.ok) return warn(answer.error.message)
      const { numbers } = answer.value
      const text = `${numbers[0]}${numbers.length > 1 ? ` to ${numbers.at(-1)}` : ''} handed to the printer.`
      view.setState({
        forms: numbers.map(number => ({ number, entry: null })),
        message: { tone: 'info', text },
      })
    },
    printSession: async (session, entry) => {
      const answer = await answered(downtime.numberOf({ commandId: newCommandId(), session }))
      if (answer.ok) view.setState({ forms: [{ number: answer.value.number, entry }], message: null })
      else warn(answer.error.message)
      return answer.ok
    },
    open: async number => {
      const answer = await answered(downtime.open({ commandId: newCommandId(), number }))
      if (answer.ok) return answer.value.session
      warn(answer.error.message)
      return null
    },
    printed: () => view.setState({ forms: [] }),
  }
}
