import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '#shared/contract/index.ts'
import { answered } from '../../ui/bridge.ts'
import { checkSettings, type SettingsForm } from './settings-check.ts'

/** Beside a setting that the policy of this workstation decides. */
export const MANAGED_HINT = 'Managed by your organization.'

export type SettingsView = {
  readonly workstation: string
  readonly form: SettingsForm | null
  /** Names of the settings that the organization decides. */
  readonly managed: ReadonlySet<string>
  readonly problems: ReturnType<typeof checkSettings>
  readonly message: { readonly tone: 'info' | 'warn'; readonly text: string } | null
  /** What the worklist server answered when its connection was tried; null before. */
  readonly connection: string | null
}

export type SettingsStore = {
  readonly view: StoreApi<SettingsView>
  readonly open: () => Promise<void>
  readonly set: (change: Partial<SettingsForm>) => void
  readonly save: () => Promise<void>
  /** Saves, then asks the worklist server whether it answers. */
  readonly testConnection: () => Promise<void>
  /** Changes between the log for training and the department's; true when the window has to start anew. */
  readonly switchLog: (to: 'training' | 'log') => Promise<boolean>
}

/** The department's settings as they are being changed. */
export function createSettingsStore(bridge: Bridge): SettingsStore {
  const view = createStore<SettingsView>(() => ({
    workstation: '',
    form: null,
    managed: new Set(),
    problems: {},
    message: null,
    connection: null,
  }))
  async function save(): Promise<void> {
    const { form } = view.getState()
    if (!form) return
    const problems = checkSettings(form)
    view.setState({ problems })
    if (Object.keys(problems).length > 0) {
      return view.setState({ message: { tone: 'warn', text: 'Not saved: see the fields marked.' } })
    }
    const answer = await answered(bridge.settings.save(form))
    view.setState({
      message: answer.ok
        ? { tone: 'info', text: 'Settings saved. They hold for new sessions and the next export.' }
        : { tone: 'warn', text: answer.error.message },
    })
  }

  return {
    view,
    open: async () => {
      view.setState({ message: null, problems: {}, connection: null })
      const [answer, managed] = await Promise.all([
        answered(bridge.settings.read({})),
        answered(bridge.settings.managed({})),
      ])
      if (!answer.ok) return view.setState({ message: { tone: 'warn', text: answer.error.message } })
      const { workstation, training: _, ...form } = answer.value
      view.setState({ workstation, form, managed: new Set(managed.ok ? managed.value : []) })
    },
    set: change =>
      view.setState(({ form, problems }) => {
        if (!form) return {}
        const changed = { ...form, ...change }
        const left = Object.keys(problems).length === 0 ? {} : checkSettings(changed)
        return { form: changed, problems: left, message: null }
      }),
    save,
    testConnection: async () => {
      await save()
      if (Object.keys(view.getState().problems).length > 0) return
      view.setState({ connection: 'Asking …' })
      const answer = await answered(bridge.worklist.testConnection({}))
      view.setState({ connection: answer.ok ? answer.value.sentence : answer.error.message })
    },
    switchLog: async to => {
      const answer = await answered(bridge.app.switchLog({ to }))
      if (!answer.ok) view.setState({ message: { tone: 'warn', text: answer.error.message } })
      return answer.ok
    },
  }
}
