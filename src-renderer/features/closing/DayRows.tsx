import { type KeyboardEvent, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { DayListRow } from '#shared/contract/closing.ts'
import type { ExpectedExamId, NoChargeReason } from '#shared/domain/expected-exam.ts'
import { Button } from '../../ui/Button.tsx'
import { takesText } from '../../ui/focus-order.ts'
import { NoChargeForm } from '../worklist/NoChargeForm.tsx'
import type { KnownExam } from '../worklist/worklist-store.ts'
import classes from './ClosingPage.module.css'
import type { ClosingStore, ShownList } from './closing-store.ts'
import { DayRow } from './DayRow.tsx'
import { idOf } from './reasons.ts'
import { canMark, reasonOfKey } from './row-deeds.ts'

export type DayRowsProps = {
  readonly store: ClosingStore
  readonly onOpen: (row: DayListRow) => void
  readonly onMark: (exam: KnownExam, reason: NoChargeReason, note: string) => void
  readonly onExpectAgain: (exam: KnownExam) => void
}

const EMPTY_WORDS = {
  open: 'Nothing is open.',
  missing: 'No exam is missing.',
  'in-work': 'No expected exam is in work.',
  charged: 'No expected exam is charged yet.',
  'no-charge': 'Every expected exam is charged or still open.',
  'walk-ins': 'Every session has its expected exam.',
  late: 'Nothing was entered late.',
} as const satisfies Record<Exclude<ShownList, 'history'>, string>

/** A list of the day. Arrows go from row to row, digits give the reason why one stays open, X says "no charge". */
export function DayRows(props: DayRowsProps) {
  const { store } = props
  const { shown, rows, more } = useStore(store.view)
  const list = useRef<HTMLUListElement>(null)
  const [marked, setMarked] = useState<ExpectedExamId | null>(null)
  if (shown === 'history') return null
  const leave = (row: DayListRow) => {
    setMarked(null)
    focusRow(list.current, idOf(row))
  }
  return (
    <>
      {rows.length === 0 && <p className={classes.soft}>{EMPTY_WORDS[shown]}</p>}
      <ul ref={list} className={classes.rows} onKeyDown={walk}>
        {rows.map(row => (
          <li
            key={`${idOf(row)} ${row.examId ?? ''}`}
            onKeyDown={event => press(event, row, { ...props, setMarked })}
          >
            <DayRow
              row={row}
              store={store}
              onOpen={props.onOpen}
              onMarking={() => marking(row, props, setMarked)}
            />
            {marked !== null && marked === row.examId && (
              <NoChargeForm
                exam={{
                  id: marked,
                  cancelled: false,
                  patientName: row.patientName,
                  accession: row.accession,
                }}
                onMark={(reason, note) => {
                  leave(row)
                  props.onMark({ id: marked, revision: row.examRevision ?? 0 }, reason, note)
                }}
                onClose={() => leave(row)}
              />
            )}
          </li>
        ))}
      </ul>
      {more && <Button onClick={() => void store.readMore()}>Show more</Button>}
    </>
  )
}

type Pressed = DayRowsProps & { readonly setMarked: (id: ExpectedExamId | null) => void }

/** Keys on a row that mean something where no text is typed. */
function press(event: KeyboardEvent<HTMLElement>, row: DayListRow, props: Pressed): void {
  if (event.ctrlKey || event.altKey || event.metaKey || takesText(event.target)) return
  const inForm = event.target instanceof Element && event.target.closest('form') !== null
  if (inForm) return
  const reason =
    row.open && props.store.view.getState().standing?.close === null ? reasonOfKey(event.key) : null
  if (reason) props.store.giveReason(idOf(row), { reason, note: '' })
  else if (event.key.toLowerCase() === 'x' && canMark(row)) marking(row, props, props.setMarked)
  else return
  event.preventDefault()
}

function marking(row: DayListRow, { onExpectAgain }: DayRowsProps, setMarked: Pressed['setMarked']): void {
  if (row.examId === null || row.examRevision === null) return
  if (row.noCharge) onExpectAgain({ id: row.examId, revision: row.examRevision })
  else setMarked(row.examId)
}

function focusRow(list: HTMLElement | null, id: string): void {
  list?.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus()
}

/** Arrows go from one row to the next; in a field they stay there. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.findIndex(row => row === event.target)
  const goal = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key]
  if (goal === undefined || at < 0) return
  event.preventDefault()
  rows[goal]?.focus()
}
