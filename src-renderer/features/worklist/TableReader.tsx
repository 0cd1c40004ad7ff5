import { useEffect, useRef } from 'react'
import {
  COLUMN_FIELD_LABEL,
  COLUMN_FIELDS,
  DATE_ORDER_LABEL,
  DATE_ORDERS,
  type TableReading,
} from '#shared/contract/worklist-table.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import classes from './ImportPage.module.css'
import type { ImportStore, OpenTable } from './import-store.ts'

export type TableReaderProps = {
  readonly store: ImportStore
  readonly table: OpenTable
  /** The day shown, offered where no column states one. */
  readonly day: string
}

/** The first rows of a table, each column with what it is. Named once; the next table of these columns is read alike. */
export function TableReader({ store, table, day }: TableReaderProps) {
  const { look, name, upload } = table
  const { reading, questions, format } = look
  const title = useRef<HTMLHeadingElement>(null)
  const read = (change: Partial<TableReading>) => void store.read(change)
  useEffect(() => title.current?.focus(), [upload])
  return (
    <section className={classes.reader} aria-label="Columns of the table">
      <h2 ref={title} tabIndex={-1}>
        {name} <span>{format}</span>
      </h2>
      <ReadingChoices reading={reading} day={day} onRead={read} />
      <PreviewTable look={look} onRead={read} />
      {questions.length > 0 && (
        <ul className={classes.questions} aria-label="Still to be said">
          {questions.map(question => (
            <li key={question}>
              <Icon name="warn" /> {question}
            </li>
          ))}
        </ul>
      )}
      <div className={classes.buttons}>
        <Button
          look="main"
          shortcut="Ctrl+Enter"
          disabled={questions.length > 0}
          onClick={() => void store.importTable()}
        >
          Import these rows
        </Button>
        <Button look="quiet" onClick={() => void store.leaveTable()}>
          Leave it out
        </Button>
        <p className={classes.hint}>The columns are remembered for the next table like this.</p>
      </div>
    </section>
  )
}

type ChoiceProps = {
  readonly reading: TableReading
  readonly onRead: (change: Partial<TableReading>) => void
}

function ReadingChoices({ reading, day, onRead }: ChoiceProps & { readonly day: string }) {
  const hasDay = reading.columns.includes('scheduledOn')
  return (
    <div className={classes.choices}>
      <label className={classes.check}>
        <input
          type="checkbox"
          checked={reading.hasHeader}
          onChange={event => onRead({ hasHeader: event.currentTarget.checked })}
        />{' '}
        The first row names the columns
      </label>
      <Field label="Dates are written">
        {tie => (
          <select
            {...tie}
            value={reading.dateOrder ?? ''}
            onChange={event => {
              const dateOrder = DATE_ORDERS.find(one => one === event.currentTarget.value)
              if (dateOrder) onRead({ dateOrder })
            }}
          >
            {reading.dateOrder === null && <option value="">choose: month or day first</option>}
            {DATE_ORDERS.map(one => (
              <option key={one} value={one}>
                {DATE_ORDER_LABEL[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {!hasDay && (
        <Field label="Day of all rows">
          {tie => (
            <span className={classes.dayChoice}>
              <input
                {...tie}
                type="date"
                value={reading.day ?? ''}
                onChange={event => onRead({ day: event.currentTarget.value || null })}
              />
              <Button onClick={() => onRead({ day })}>The day shown</Button>
            </span>
          )}
        </Field>
      )}
    </div>
  )
}

function PreviewTable({
  look,
  onRead,
}: {
  readonly look: OpenTable['look']
  readonly onRead: ChoiceProps['onRead']
}) {
  const { header, rows, reading } = look
  const choose = (at: number, value: string) => {
    const field = COLUMN_FIELDS.find(one => one === value) ?? null
    onRead({ columns: reading.columns.map((one, place) => (place === at ? field : one)) })
  }
  return (
    <div className={classes.frame} role="group" aria-label="First rows" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {reading.columns.map((field, at) => (
              <th key={at} scope="col">
                <span>{header[at] ?? `Column ${at + 1}`}</span>
                <select
                  aria-label={`What is the column ${header[at] ?? at + 1}?`}
                  value={field ?? ''}
                  data-chosen={field !== null}
                  onChange={event => choose(at, event.currentTarget.value)}
                >
                  <option value="">left out</option>
                  {COLUMN_FIELDS.map(one => (
                    <option key={one} value={one}>
                      {COLUMN_FIELD_LABEL[one]}
                    </option>
                  ))}
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            <tr key={line}>
              {reading.columns.map((_field, at) => (
                <td key={at}>{row[at] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
