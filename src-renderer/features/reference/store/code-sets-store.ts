import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'
import type { CodeSets, Rehearsal } from '#shared/contract/reference.ts'
import { answered } from '../../../ui/bridge.ts'
import { keepEqual } from '../../../ui/keep-equal.ts'
import { nextNewYear } from '../model/next-new-year.ts'
import { checkLicence, type LicenceForm, type LicenceProblems } from '../model/licence-form.ts'

export type CodeSetsView = {
  readonly sets: CodeSets | null
  readonly failure: string | null
  /** The edition whose removal was asked for once; a second time removes it. */
  readonly removing: number | null
  /** The licence as it is being typed; null as long as it is only shown. */
  readonly licenceForm: LicenceForm | null
  readonly licenceProblems: LicenceProblems
  readonly rehearsalOn: string
  readonly rehearsal: Rehearsal | null
  readonly isRehearsing: boolean
  readonly said: { readonly text: string; readonly number: number }
}

export type CodeSetsStore = {
  readonly view: StoreApi<CodeSetsView>
  readonly refresh: () => Promise<void>
  /** Asks for the removal of an edition; null takes the question back. */
  readonly askRemoval: (id: number | null) => void
  readonly remove: (id: number) => Promise<void>
  readonly setLicence: (form: LicenceForm | null) => void
  readonly saveLicence: () => Promise<void>
  readonly setRehearsalDay: (on: string) => void
  readonly rehearse: () => Promise<void>
}

export type CodeSetsDeps = {
  readonly bridge: Bridge
  readonly today: string
  /** Told of every answer about what is loaded. */
  readonly onSets: (sets: CodeSets) => void
  /** What is loaded has changed. */
  readonly onChanged: () => void
}

/** What is loaded, removals, the licence of the CPT wording, and the rehearsal of a day to come. */
export function createCodeSetsStore(deps: CodeSetsDeps): CodeSetsStore {
  const { reference } = deps.bridge
  const view = createStore<CodeSetsView>(() => ({
    sets: null,
    failure: null,
    removing: null,
    licenceForm: null,
    licenceProblems: {},
    rehearsalOn: nextNewYear(deps.today),
    rehearsal: null,
    isRehearsing: false,
    said: { text: '', number: 0 },
  }))

  function receive(answer: Result<CodeSets, Failure>): boolean {
    if (!answer.ok) {
      view.setState({ failure: answer.error.message })
      return false
    }
    view.setState(({ sets }) => ({ sets: keepEqual(sets, answer.value), failure: null }))
    deps.onSets(answer.value)
    return true
  }

  const say = (text: string) => view.setState(({ said }) => ({ said: { text, number: said.number + 1 } }))

  return {
    view,
    refresh: async () => void receive(await answered(reference.list({}))),
    askRemoval: removing => view.setState({ removing }),
    remove: async id => {
      view.setState({ removing: null })
      if (!receive(await answered(reference.removeEdition({ id })))) return
      say('Edition removed. Its file can be loaded again.')
      deps.onChanged()
    },
    setLicence: licenceForm => view.setState({ licenceForm, licenceProblems: {} }),
    saveLicence: async () => {
      const form = view.getState().licenceForm
      if (!form) return
      const checked = checkLicence(form)
      if (!checked.ok) return view.setState({ licenceProblems: checked.error })
      if (!receive(await answered(reference.recordLicence(checked.value)))) return
      view.setState({ licenceForm: null, licenceProblems: {} })
      say('Licence recorded.')
    },
    setRehearsalDay: rehearsalOn => view.setState({ rehearsalOn, rehearsal: null }),
    rehearse: () => rehearse(view, deps.bridge),
  }
}

/** Asks what changes until the day chosen. Another day chosen meanwhile drops the answer. */
async function rehearse(view: StoreApi<CodeSetsView>, { reference }: Bridge): Promise<void> {
  const { rehearsalOn: on, isRehearsing } = view.getState()
  if (on === '' || isRehearsing) return
  view.setState({ isRehearsing: true, failure: null })
  const answer = await answered(reference.rehearse({ on }))
  view.setState({ isRehearsing: false })
  if (view.getState().rehearsalOn !== on) return
  view.setState(answer.ok ? { rehearsal: answer.value } : { failure: answer.error.message })
}
