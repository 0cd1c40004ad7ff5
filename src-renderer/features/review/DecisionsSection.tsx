import { useEffect, useState } from 'react'
import { ruleWords } from '#shared/domain/rule-words.ts'
import { shiftDay } from '../day-list/calendar-day.ts'
import { Button } from '../../ui/Button.tsx'
import { REVIEW_KEYS } from './review-keys.ts'
import classes from './DecisionsSection.module.css'
import { approvalInWords } from './queue-words.ts'
import type { Decisions, ReviewStore } from './review-store.ts'

export type DecisionsSectionProps = {
  readonly store: ReviewStore
  readonly today: string
  readonly onClose: () => void
}

const DAYS_SHOWN = 30

/** How findings were decided in a period: by rule, with the reasons, and by person. */
export function DecisionsSection({ store, today, onClose }: DecisionsSectionProps) {
  const [period, setPeriod] = useState({ from: shiftDay(today, -DAYS_SHOWN), through: today })
  const [found, setFound] = useState<Decisions | null>(null)
  useEffect(() => {
    let asked = true
    void store.decisions(period).then(decisions => {
      if (asked) setFound(decisions)
    })
    return () => {
      asked = false
    }
  }, [store, period])
  return (
    <section className={classes.section} aria-label="Overrides">
      <div className={classes.head}>
        <h2>Overrides</h2>
        <label>
          From{' '}
          <input
            type="date"
            autoFocus
            value={period.from}
            onChange={event => setPeriod({ ...period, from: event.currentTarget.value })}
          />
        </label>
        <label>
          Through{' '}
          <input
            type="date"
            value={period.through}
            onChange={event => setPeriod({ ...period, through: event.currentTarget.value })}
          />
        </label>
        <Button look="quiet" shortcut={REVIEW_KEYS.decisions} onClick={onClose}>
          Back to the queue
        </Button>
      </div>
      {found && <Tables decisions={found} />}
    </section>
  )
}

function Tables({ decisions: { rules, persons } }: { readonly decisions: Decisions }) {
  if (rules.length === 0) return <p className={classes.nothing}>No finding was decided in these days.</p>
  return (
    <div className={classes.tables}>
      <table>
        <caption>By rule</caption>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Overridden</th>
            <th scope="col">Sent back</th>
            <th scope="col">Reasons given</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ rule, overridden, sentBack, reasons }) => (
            <tr key={rule}>
              <th scope="row" title={rule}>
                {ruleWords(rule).label}
              </th>
              <td>
                {overridden} {share(overridden, sentBack)}
              </td>
              <td>{sentBack}</td>
              <td>{reasons.map(one => `${approvalInWords(one.reason)} ${one.count}`).join(' · ') || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <caption>By person</caption>
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">Overridden</th>
            <th scope="col">Sent back</th>
          </tr>
        </thead>
        <tbody>
          {persons.map(({ person, overridden, sentBack }) => (
            <tr key={person}>
              <th scope="row">{person}</th>
              <td>{overridden}</td>
              <td>{sentBack}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Of all decisions; a rule that is always overridden may be one to retire. */
function share(overridden: number, sentBack: number): string {
  return `(${Math.round((100 * overridden) / Math.max(1, overridden + sentBack))} %)`
}
