import { useStore } from 'zustand'
import type { EmergencyCode } from '#shared/contract/users.ts'
import { Button } from '../../ui/Button.tsx'
import { instantInWords } from '../audit/audit-words.ts'
import type { PeopleStore } from './people-store.ts'
import classes from './PeoplePage.module.css'

/** Sealed codes: made here, used on the screen for signing in. */
export function EmergencyCard({ store }: { readonly store: PeopleStore }) {
  const codes = useStore(store.view, view => view.codes)
  return (
    <section className={classes.card} aria-label="Emergency access">
      <h2>Emergency access</h2>
      <p>
        A sealed code lets whoever opens the envelope see and enter sessions, once, under a name and a reason.
        Administrators are told until one acknowledges it.
      </p>
      <ul className={classes.rows}>
        {codes.map(code => (
          <li key={code.number}>
            <span>
              <b>Code {code.number}</b> {stateInWords(code)}
            </span>
            {code.state === 'sealed' && (
              <Button
                aria-label={`Withdraw code ${code.number}`}
                onClick={() => void store.withdrawCode(code.number)}
              >
                Withdraw
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button onClick={() => void store.makeCode()}>Make a sealed code</Button>
    </section>
  )
}

function stateInWords({ state, madeAt, madeBy, use }: EmergencyCode): string {
  if (use !== null) {
    const seen = state === 'acknowledged' ? ', acknowledged' : ''
    return `used ${instantInWords(use.usedAt)} by ${use.usedBy}: ${use.reason}${seen}`
  }
  return `${state}, made ${instantInWords(madeAt)} by ${madeBy}`
}
