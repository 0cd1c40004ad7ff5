import { useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { NameFields, problemsOfNames } from './NameFields.tsx'
import type { PeopleStore, PersonDraft } from './people-store.ts'
import { RoleTicks } from './RoleTicks.tsx'
import classes from './PeoplePage.module.css'

type PersonFormProps = { readonly store: PeopleStore; readonly draft: PersonDraft }

/** A person that is being added or changed. */
export function PersonForm({ store, draft }: PersonFormProps) {
  const [asked, setAsked] = useState(false)
  const problems = problemsOfNames(draft)
  const isNew = draft.id === null
  return (
    <form
      className={classes.form}
      aria-label={isNew ? 'New person' : draft.name}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setAsked(true)
        if (Object.keys(problems).length === 0) void store.save()
      }}
    >
      <div className={classes.fields}>
        {isNew ? (
          <NameFields
            value={draft}
            problems={asked ? problems : {}}
            onChange={names => store.edit({ ...draft, ...names })}
          />
        ) : (
          <NameField store={store} draft={draft} problem={asked ? problems.name : undefined} />
        )}
        <div className={classes.bar}>
          <Button type="submit" look="main">
            {isNew ? 'Add, with a PIN for the first time' : 'Save'}
          </Button>
          <Button onClick={() => store.edit(null)}>Cancel</Button>
        </div>
        {draft.id !== null && <Deeds store={store} id={draft.id} />}
      </div>
      <RoleTicks value={draft} onChange={given => store.edit({ ...draft, ...given })} />
    </form>
  )
}

/** The sign-in name stays: it is what the person knows. */
function NameField({ store, draft, problem }: PersonFormProps & { readonly problem: string | undefined }) {
  return (
    <Field label="Name" hint={`Signs in as ${draft.signInName}`} problem={problem}>
      {tie => (
        <input
          {...tie}
          value={draft.name}
          maxLength={80}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          onChange={event => store.edit({ ...draft, name: event.currentTarget.value })}
        />
      )}
    </Field>
  )
}

type DeedsProps = Pick<PersonFormProps, 'store'> & { readonly id: NonNullable<PersonDraft['id']> }

/** What is done with a person who is there. */
function Deeds({ store, id }: DeedsProps) {
  const person = useStore(store.view, view => view.people.find(one => one.id === id))
  if (!person) return null
  return (
    <div className={classes.bar}>
      {person.lockedOut && <Button onClick={() => void store.liftLockOut(id)}>Lift the lock-out</Button>}
      <Button onClick={() => void store.resetSecret(id)}>Give a new PIN</Button>
      <Button onClick={() => void store.setActive(id, !person.active)}>
        {person.active ? 'Deactivate' : 'Activate again'}
      </Button>
    </div>
  )
}
