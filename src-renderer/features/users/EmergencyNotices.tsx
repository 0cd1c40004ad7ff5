import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { instantInWords } from '../audit/audit-words.ts'
import type { PeopleStore } from './people-store.ts'
import classes from './EmergencyNotices.module.css'

/** For administrators: somebody opened the log with a sealed code. It stays until one says that they know. */
export function EmergencyNotices({ store }: { readonly store: PeopleStore }) {
  const unseen = useStore(store.view, view => view.unseen)
  if (unseen.length === 0) return null
  return (
    <ul className={classes.notices} aria-label="Emergency access">
      {unseen.map(({ number, usedAt, usedBy, reason }) => (
        <li key={number}>
          <Icon name="warn" />
          <span>
            <b>Emergency access</b> {instantInWords(usedAt)} by {usedBy}: {reason}
          </span>
          <Button aria-label={`Acknowledge code ${number}`} onClick={() => void store.acknowledge(number)}>
            Acknowledge
          </Button>
        </li>
      ))}
    </ul>
  )
}
