import type { KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import type { ListedPerson } from '#shared/contract/users.ts'
import { ROLE_LABEL } from '#shared/domain/rights.ts'
import { instantInWords } from '../audit/audit-words.ts'
import type { PeopleStore } from './people-store.ts'
import classes from './PeoplePage.module.css'

/** The list; Enter opens a row, arrows go from row to row. */
export function PeopleTable({ store }: { readonly store: PeopleStore }) {
  const people = useStore(store.view, view => view.people)
  return (
    <table className={classes.table} aria-label="People" onKeyDown={moveByArrows}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Sign-in name</th>
          <th scope="col">Roles</th>
          <th scope="col">Last signed in</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {people.map(person => (
          <tr key={person.id} className={person.active ? undefined : classes.inactive}>
            <th scope="row">
              <button type="button" className={classes.open} onClick={() => store.edit(person)}>
                {person.name}
              </button>
            </th>
            <td>{person.signInName}</td>
            <td>{rolesInWords(person)}</td>
            <td>{person.lastSignedInAt === null ? 'never' : instantInWords(person.lastSignedInAt)}</td>
            <td className={person.lockedOut ? classes.warn : undefined}>{stateInWords(person)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function rolesInWords({ roles, namedRights }: ListedPerson): string {
  const words = [
    ...roles.map(role => ROLE_LABEL[role]),
    ...(namedRights.includes('void') ? ['may void'] : []),
  ]
  return words.join(', ') || 'none'
}

function stateInWords({ active, lockedOut, mustChangeSecret }: ListedPerson): string {
  if (!active) return 'Deactivated'
  if (lockedOut) return 'Locked out'
  return mustChangeSecret ? 'Has to choose a PIN' : 'Active'
}

function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody th button')]
  const next = rows[rows.findIndex(row => row === document.activeElement) + step]
  if (step === 0 || !next) return
  event.preventDefault()
  next.focus()
}
