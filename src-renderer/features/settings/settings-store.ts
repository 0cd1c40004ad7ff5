import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '#shared/contract/index.ts'
import { answered } from '../../ui/bridge.ts'
import { checkSettings, type SettingsForm } from './settings-check.ts'

export type SettingsView = {
  readonly workstation: string
  readonly form: SettingsForm | null
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
  /** Asks the worklist server of the form whether it answers. */
  readonly testConnection: () => Promise<void>
}

/** The department's settings as they are being changed. */
export function createSettingsStore(bridge: Bridge): SettingsStore {
  const view = createStore<SettingsView>(() => ({
    workstation: '',
    form: null,
    problems: {},
    message: null,
    connection: null,
  }))
  return {
    view,
    open: async () => {
      view.setState({ message: null, problems: {}, connection: null })
      const answer = await answered(bridge.settings.read({}))
      if (!answer.ok) return view.setState({ message: { tone: 'warn', text: answer.error.message } })
      const { workstation, ...form } = answer.value
      view.setState({ workstation, form })
    },
    set: change =>
      view.setState(({ form, problems }) => {
        if (!form) return {}
        const changed = { ...form, ...change }
        const left = Object.keys(problems).length === 0 ? {} : checkSettings(changed)
        return { form: changed, problems: left, message: null }
      }),
    save: async () => {
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
    },
    testConnection: async () => {
      const { form } = view.getState()
      if (!form) return
      const problems = checkSettings(form)
      view.setState({ problems, connection: 'Asking …' })
      const { worklistHost: host, worklistCalledAe: calledAe, worklistCallingAe: callingAe } = form
      if (host === '' || calledAe === '' || callingAe === '' || Object.keys(problems).length > 0) {
        return view.setState({ connection: 'Host and both AE titles are needed.' })
      }
      const port = Number(form.worklistPort)
      const answer = await answered(bridge.worklist.testConnection({ host, port, calledAe, callingAe }))
      view.setState({ connection: answer.ok ? answer.value.sentence : answer.error.message })
    },
  }
}
