import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'
import type { EmergencyCode, EmergencyUse, ListedPerson, ServiceAccount } from '#shared/contract/users.ts'
import type { PersonId } from '#shared/domain/person.ts'
import type { Role } from '#shared/domain/rights.ts'
import { answered } from '../../ui/bridge.ts'
import type { Names } from './NameFields.tsx'
import type { GivenRights } from './RoleTicks.tsx'

/** A person as they are being added or changed; the id is null for a new one. */
export type PersonDraft = Names & GivenRights & { readonly id: PersonId | null }

/** A secret that is told once. */
export type Told = { readonly title: string; readonly secret: string; readonly words: string }

export type PeopleView = {
  readonly people: readonly ListedPerson[]
  readonly accounts: readonly ServiceAccount[]
  readonly codes: readonly EmergencyCode[]
  readonly draft: PersonDraft | null
  readonly told: Told | null
  readonly message: { readonly tone: 'info' | 'warn'; readonly text: string } | null
  /** Emergency access that no administrator has acknowledged. */
  readonly unseen: readonly EmergencyUse[]
}

export type PeopleStore = {
  readonly view: StoreApi<PeopleView>
  readonly open: () => Promise<void>
  readonly edit: (draft: PersonDraft | null) => void
  readonly save: () => Promise<void>
  readonly setActive: (id: PersonId, active: boolean) => Promise<void>
  readonly resetSecret: (id: PersonId) => Promise<void>
  readonly liftLockOut: (id: PersonId) => Promise<void>
  readonly makeAccount: (given: {
    readonly name: string
    readonly roles: readonly Role[]
    readonly folder: string
  }) => Promise<boolean>
  readonly revokeAccount: (id: string) => Promise<void>
  readonly makeCode: () => Promise<void>
  readonly withdrawCode: (number: number) => Promise<void>
  readonly acknowledge: (number: number) => Promise<void>
  readonly dismiss: () => void
  readonly tellUnseen: (unseen: readonly EmergencyUse[]) => void
}

export const NEW_PERSON: PersonDraft = {
  id: null,
  name: '',
  signInName: '',
  roles: ['entry'],
  namedRights: [],
}

const ONCE = 'It serves once: whoever signs in with it chooses their own. It is not shown again.'

/** The people of the log as an administrator looks after them. */
export function createPeopleStore(bridge: Bridge): PeopleStore {
  const { users } = bridge
  const view = createStore<PeopleView>(() => ({
    people: [],
    accounts: [],
    codes: [],
    draft: null,
    told: null,
    message: null,
    unseen: [],
  }))

  async function refresh(): Promise<void> {
    const [people, accounts, codes] = await Promise.all([
      answered(users.list({})),
      answered(users.accounts({})),
      answered(users.emergencyCodes({})),
    ])
    if (!people.ok) return view.setState({ message: { tone: 'warn', text: people.error.message } })
    view.setState({
      people: people.value,
      accounts: accounts.ok ? accounts.value : [],
      codes: codes.ok ? codes.value : [],
    })
  }

  /** Does something and reads the lists again; what could not be done is said. */
  async function doing<T>(
    deed: Promise<Result<T, Failure>>,
    then: (value: T) => Partial<PeopleView>,
  ): Promise<boolean> {
    const answer = await answered(deed)
    view.setState(
      answer.ok
        ? { message: null, ...then(answer.value) }
        : { message: { tone: 'warn', text: answer.error.message } },
    )
    if (answer.ok) await refresh()
    return answer.ok
  }

  const said = (text: string) => ({ message: { tone: 'info', text } }) as const

  return {
    view,
    open: async () => {
      view.setState({ draft: null, told: null, message: null })
      await refresh()
    },
    edit: draft => view.setState({ draft, told: null, message: null }),
    save: async () => {
      const { draft } = view.getState()
      if (draft === null) return
      const { id, name, signInName } = draft
      const given = { roles: [...draft.roles], namedRights: [...draft.namedRights] }
      if (id !== null) {
        const done = ({ name: saved }: ListedPerson) => ({ draft: null, ...said(`${saved} was changed.`) })
        return void (await doing(users.save({ id, name, ...given }), done))
      }
      await doing(users.add({ name, signInName, ...given }), ({ person, oneTimeSecret }) => ({
        draft: null,
        told: { title: `PIN for ${person.name}`, secret: oneTimeSecret, words: ONCE },
      }))
    },
    setActive: async (id, active) =>
      void (await doing(users.setActive({ id, active }), ({ name }) => ({
        draft: null,
        ...said(active ? `${name} can sign in again.` : `${name} can no longer sign in.`),
      }))),
    resetSecret: async id =>
      void (await doing(users.resetSecret({ id }), ({ person, oneTimeSecret }) => ({
        draft: null,
        told: { title: `New PIN for ${person.name}`, secret: oneTimeSecret, words: ONCE },
      }))),
    liftLockOut: async id =>
      void (await doing(users.liftLockOut({ id }), ({ name }) => ({
        draft: null,
        ...said(`${name} may try again.`),
      }))),
    makeAccount: ({ name, roles, folder }) =>
      doing(users.makeAccount({ name, roles: [...roles], folder }), ({ path }) =>
        said(`The key is in ${path}, readable by its owner only.`),
      ),
    revokeAccount: async id =>
      void (await doing(users.revokeAccount({ id }), ({ name }) => said(`The account ${name} was revoked.`))),
    makeCode: async () =>
      void (await doing(users.makeEmergencyCode({}), ({ number, code }) => ({
        told: {
          title: `Sealed code ${number}`,
          secret: code,
          words: 'Print it or write it down, seal it in an envelope. It serves once and is not shown again.',
        },
      }))),
    withdrawCode: async number =>
      void (await doing(users.withdrawEmergencyCode({ number }), codes => ({ codes }))),
    acknowledge: async number =>
      void (await doing(users.acknowledgeEmergency({ number }), codes => ({
        codes,
        unseen: view.getState().unseen.filter(use => use.number !== number),
      }))),
    dismiss: () => view.setState({ told: null }),
    tellUnseen: unseen => view.setState({ unseen }),
  }
}
