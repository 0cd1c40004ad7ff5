import { useEffect } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { takesText } from '../../ui/focus-order.ts'
import { Page } from '../../ui/Page.tsx'
import { AccountsCard } from './AccountsCard.tsx'
import { EmergencyCard } from './EmergencyCard.tsx'
import { PeopleTable } from './PeopleTable.tsx'
import { NEW_PERSON, type PeopleStore, type Told } from './people-store.ts'
import { PersonForm } from './PersonForm.tsx'
import classes from './PeoplePage.module.css'

type PeoplePageProps = { readonly store: PeopleStore; readonly onClose: () => void }

/** Who may sign in and what they may do; accounts of programs; sealed codes for emergencies. */
export function PeoplePage({ store, onClose }: PeoplePageProps) {
  const { draft, told, message } = useStore(store.view)
  useEffect(() => void store.open(), [store])
  useNewByKey(store)
  return (
    <Page title="People" onClose={onClose}>
      <div className={classes.page}>
        <div className={classes.bar}>
          <Button look="main" icon="add" shortcut="N" onClick={() => store.edit(NEW_PERSON)}>
            New person
          </Button>
          <p role="status" className={message?.tone === 'warn' ? classes.warn : undefined}>
            {message?.text}
          </p>
        </div>
        {told && <ToldOnce told={told} onDismiss={store.dismiss} />}
        {draft && <PersonForm key={draft.id ?? 'new'} store={store} draft={draft} />}
        <PeopleTable store={store} />
        <div className={classes.cards}>
          <EmergencyCard store={store} />
          <AccountsCard store={store} />
        </div>
      </div>
    </Page>
  )
}

/** A secret that is said this once. */
function ToldOnce({ told, onDismiss }: { readonly told: Told; readonly onDismiss: () => void }) {
  return (
    <section className={classes.told} role="status" aria-label={told.title}>
      <h2>{told.title}</h2>
      <p className={classes.secret}>{told.secret}</p>
      <p>{told.words}</p>
      <div className={classes.bar}>
        <Button look="main" onClick={onDismiss}>
          Written down
        </Button>
        <Button onClick={() => window.print()}>Print</Button>
      </div>
    </section>
  )
}

/** `N` begins a new person from anywhere on the page but a text. */
function useNewByKey(store: PeopleStore): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const plain = !event.ctrlKey && !event.altKey && !event.metaKey
      if (event.key.toLowerCase() !== 'n' || !plain || takesText(event.target)) return
      event.preventDefault()
      store.edit(NEW_PERSON)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [store])
}
