import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '#shared/contract/index.ts'
import type { SupportReport } from '#shared/contract/support.ts'
import { answered } from '../../ui/bridge.ts'

export type SupportView = {
  readonly report: SupportReport | null
  readonly folder: string
  readonly message: { readonly tone: 'info' | 'warn'; readonly text: string } | null
}

export type SupportStore = {
  readonly view: StoreApi<SupportView>
  /** Puts a report together; called when the page opens. */
  readonly prepare: () => Promise<void>
  readonly setFolder: (folder: string) => void
  readonly chooseFolder: () => Promise<void>
  readonly save: () => Promise<void>
}

/** The report for somebody who helps: shown first, then saved as it was shown. */
export function createSupportStore(bridge: Bridge): SupportStore {
  const view = createStore<SupportView>(() => ({ report: null, folder: '', message: null }))
  const warn = (text: string) => view.setState({ message: { tone: 'warn', text } })
  return {
    view,
    prepare: async () => {
      view.setState({ report: null, message: null })
      const answer = await answered(bridge.support.prepare({}))
      if (answer.ok) view.setState({ report: answer.value })
      else warn(answer.error.message)
    },
    setFolder: folder => view.setState({ folder, message: null }),
    chooseFolder: async () => {
      const answer = await answered(bridge.exports.chooseFolder({}))
      if (!answer.ok) return warn(answer.error.message)
      if (answer.value !== null) view.setState({ folder: answer.value, message: null })
    },
    save: async () => {
      const { report, folder } = view.getState()
      if (report === null) return
      if (folder.trim() === '') return warn('Name a folder first.')
      const answer = await answered(bridge.support.save({ run: report.run, folder: folder.trim() }))
      if (answer.ok) view.setState({ message: { tone: 'info', text: `Saved as ${answer.value.path}` } })
      else warn(answer.error.message)
    },
  }
}
