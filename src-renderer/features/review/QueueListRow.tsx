import type { QueueRow } from '#shared/contract/review.ts'
import { Icon } from '../../ui/Icon.tsx'
import { lastChangeInWords } from '../entry/model/last-change.ts'
import { daysSince, issueInWords } from './queue-words.ts'
import classes from './QueueList.module.css'

export type QueueListRowProps = {
  readonly id: string
  readonly row: QueueRow
  readonly group: string
  readonly today: string
  readonly nowMs: number
  readonly chosen: boolean
  /** Of the list, from 1, and how long it is as far as it was read. */
  readonly place: number
  readonly count: number
  readonly onChoose: () => void
}

/** A session of a queue in two lines: who and what, and what stands in its way. */
export function QueueListRow(props: QueueListRowProps) {
  const { id, row, group, today, nowMs, chosen, place, count, onChoose } = props
  const [family = '', ...given] = row.patientName.split(',')
  const typed = lastChangeInWords(row.lastChange, { state: row.state, nowMs })
  const issue = issueInWords(row)
  return (
    <div
      id={id}
      role="option"
      className={classes.row}
      aria-selected={chosen}
      aria-posinset={place}
      aria-setsize={count}
      onClick={onChoose}
    >
      <span className={classes.line}>
        <span className={classes.name}>
          <span className="visually-hidden">{group}. </span>
          <b>{family || row.accession || 'No patient yet'}</b>
          {given.length > 0 && `,${given.join(',')}`}
        </span>
        <span className={classes.soft}>Acc {row.accession || '–'}</span>
        <span className={classes.codes}>{row.codes || 'no codes'}</span>
        <span className={classes.age}>{ageInWords(daysSince(row.performedOn, today))}</span>
      </span>
      <span className={classes.line}>
        <span className={classes.issue} title={issue}>
          {issue}
        </span>
        {typed !== null && (
          <span className={classes.typed} title={typed}>
            <Icon name="info" size={12} /> {typed}
          </span>
        )}
        <span className={classes.soft}>{row.physician.split(',')[0]}</span>
      </span>
    </div>
  )
}

function ageInWords(days: number | null): string {
  if (days === null) return 'no day'
  return days <= 0 ? 'today' : `${days} d`
}
