import { createStore, type StoreApi } from 'zustand/vanilla'
import type { BackupVerdict } from '#shared/contract/backup.ts'
import type { Bridge } from '#shared/contract/index.ts'
import type { RescueBackup } from '#shared/contract/rescue.ts'
import { answered } from '../../ui/bridge.ts'

export type RescueView = {
  readonly code: string
  readonly folder: string
  readonly list: readonly RescueBackup[] | null
  /** The backup that was chosen, by its path. */
  readonly chosen: string | null
  readonly working: string | null
  readonly message: string | null
}

export type RescueStore = {
  readonly view: StoreApi<RescueView>
  readonly set: (change: Partial<Pick<RescueView, 'code' | 'folder' | 'chosen'>>) => void
  readonly recover: () => Promise<void>
  readonly look: () => Promise<void>
  readonly chooseFolder: () => Promise<void>
  readonly restore: () => Promise<void>
  readonly reopen: () => Promise<void>
}

/** The way back into a log that could not be opened; `onOpened` is called when it may be open. */
export function createRescueStore({ rescue }: Bridge, onOpened: () => void): RescueStore {
  const view = createStore<RescueView>(() => ({
    code: '',
    folder: '',
    list: null,
    chosen: null,
    working: null,
    message: null,
  }))
  const look = async () => {
    const { folder } = view.getState()
    // What is said while the list is read, of the recovery code perhaps, stays.
    view.setState({ message: null })
    const found = await answered(rescue.backups({ folder: folder.trim() }))
    // A slow folder answers after another was asked for.
    if (view.getState().folder !== folder) return
    if (!found.ok) return view.setState({ list: [], chosen: null, message: found.error.message })
    const first = found.value.find(({ manifest }) => manifest !== null)
    view.setState({ list: found.value, chosen: first?.path ?? null })
  }
  const attempt = async (working: string, ask: () => ReturnType<Bridge['rescue']['recover']>) => {
    if (view.getState().working !== null) return
    view.setState({ working, message: null })
    const verdict = await answered(ask())
    view.setState({ working: null, message: verdict.ok ? sentenceOf(verdict.value) : verdict.error.message })
    if (verdict.ok && verdict.value.good) onOpened()
  }
  return {
    view,
    set: change => view.setState({ ...change, message: null }),
    look,
    recover: () => attempt('Trying the recovery code.', () => rescue.recover({ code: view.getState().code })),
    restore: () => {
      const { chosen, code } = view.getState()
      return chosen === null
        ? Promise.resolve()
        : attempt('Reading the backup and putting it in place.', () => rescue.restore({ path: chosen, code }))
    },
    chooseFolder: async () => {
      const folder = await answered(rescue.chooseFolder({}))
      if (!folder.ok) return view.setState({ message: folder.error.message })
      if (folder.value === null) return
      view.setState({ folder: folder.value })
      await look()
    },
    reopen: async () => {
      await answered(rescue.reopen({}))
      onOpened()
    },
  }
}

const sentenceOf = ({ good, sentence }: BackupVerdict) => (good ? null : sentence)
