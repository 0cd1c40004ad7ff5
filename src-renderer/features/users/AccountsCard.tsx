import { useState } from 'react'
import { useStore } from 'zustand'
import { ROLE_LABEL, ROLES, type Role } from '#shared/domain/rights.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { instantInWords } from '../audit/audit-words.ts'
import type { PeopleStore } from './people-store.ts'
import classes from './PeoplePage.module.css'

/** Accounts of programs that run by themselves; the key of each lies in a file. */
export function AccountsCard({ store }: { readonly store: PeopleStore }) {
  const accounts = useStore(store.view, view => view.accounts)
  const [isMaking, setIsMaking] = useState(false)
  return (
    <section className={classes.card} aria-label="Accounts of programs">
      <h2>Accounts of programs</h2>
      <p>For what runs by itself, such as a scheduled export: it works with a key file in place of a PIN.</p>
      <ul className={classes.rows}>
        {accounts.map(({ id, name, roles, lastUsedAt, revokedAt }) => (
          <li key={id}>
            <span>
              <b>{name}</b> {roles.map(role => ROLE_LABEL[role]).join(', ')},{' '}
              {revokedAt !== null
                ? `revoked ${instantInWords(revokedAt)}`
                : `last used ${lastUsedAt === null ? 'never' : instantInWords(lastUsedAt)}`}
            </span>
            {revokedAt === null && (
              <Button aria-label={`Revoke ${name}`} onClick={() => void store.revokeAccount(id)}>
                Revoke
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isMaking ? (
        <AccountForm store={store} onDone={() => setIsMaking(false)} />
      ) : (
        <Button onClick={() => setIsMaking(true)}>Make an account</Button>
      )}
    </section>
  )
}

type AccountFormProps = { readonly store: PeopleStore; readonly onDone: () => void }

function AccountForm({ store, onDone }: AccountFormProps) {
  const [name, setName] = useState('')
  const [folder, setFolder] = useState('')
  const [role, setRole] = useState<Role>('exporter')
  const fits = /^[a-z0-9][a-z0-9-]{0,39}$/.test(name)
  async function make(): Promise<void> {
    if (await store.makeAccount({ name, roles: [role], folder })) onDone()
  }
  return (
    <form
      className={classes.account}
      aria-label="New account"
      onSubmit={event => {
        event.preventDefault()
        void make()
      }}
    >
      <Field label="Name" hint="Small letters, digits, dashes">
        {tie => (
          <input
            {...tie}
            value={name}
            maxLength={40}
            autoFocus
            onChange={event => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label="Role">
        {tie => (
          <select {...tie} value={role} onChange={event => setRole(readRole(event.target.value))}>
            {ROLES.map(one => (
              <option key={one} value={one}>
                {ROLE_LABEL[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Folder for the key file" hint="Full path">
        {tie => (
          <input
            {...tie}
            value={folder}
            maxLength={1_000}
            onChange={event => setFolder(event.target.value)}
          />
        )}
      </Field>
      <div className={classes.bar}>
        <Button type="submit" look="main" disabled={!fits || folder.trim() === ''}>
          Make it
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  )
}

function readRole(value: string): Role {
  return ROLES.find(role => role === value) ?? 'exporter'
}
