import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { ExamSummary } from '#shared/contract/worklist.ts'
import { dayInWords } from '../day-list/calendar-day.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Page } from '../../ui/Page.tsx'
import { examWords } from './exam-words.ts'
import classes from './MissingPage.module.css'
import { NoChargeForm } from './NoChargeForm.tsx'
import { useMarking } from './use-marking.ts'
import type { WorklistStore } from './worklist-store.ts'

export type MissingPageProps = {
  readonly store: WorklistStore
  readonly today: string
  readonly onOpenExam: (exam: ExamSummary) => void
  /** To the page where expected exams come in. */
  readonly onBringIn: () => void
  readonly onClose: () => void
}

/** Every expected exam up to today that nobody has begun and nobody has said why not, the oldest first. */
export function MissingPage({ store, today, onOpenExam, onBringIn, onClose }: MissingPageProps) {
  const { missing, failure, standing } = useStore(store.view)
  const list = useRef<HTMLDivElement>(null)
  const { markedId, onMarking, onMark, onLeave } = useMarking(store, list)
  useEffect(() => void store.openMissing(), [store, standing])
  return (
    <Page title="Missing charges" onClose={onClose}>
      {failure !== null && (
        <p role="alert" className={classes.failure}>
          {failure}
        </p>
      )}
      {missing.length === 0 && (
        <p className={classes.nothing}>
          <Icon name="complete" /> Nothing is missing: every expected exam up to today has a session or a
          reason.
        </p>
      )}
      <Button className={classes.bringIn} icon="add" shortcut="Alt+Shift+E" onClick={onBringIn}>
        Bring in exams
      </Button>
      <div ref={list} onKeyDown={walk}>
        {byDay(missing).map(({ day, exams }) => (
          <section key={day} className={classes.day} aria-label={dayInWords(day)}>
            <h2>
              {day < today && <Icon name="warn" />} {day === '' ? 'No day stated' : dayInWords(day)}
              {day < today && <b> earlier</b>}
            </h2>
            <ul>
              {exams.map(exam => (
                <li key={exam.id}>
                  <MissingRow exam={exam} onOpen={onOpenExam} onMarking={onMarking} />
                  {markedId === exam.id && (
                    <NoChargeForm
                      exam={exam}
                      onMark={(reason, note) => onMark(exam, reason, note)}
                      onClose={onLeave}
                    />
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  )
}

type MissingRowProps = {
  readonly exam: ExamSummary
  readonly onOpen: (exam: ExamSummary) => void
  readonly onMarking: (exam: ExamSummary) => void
}

function MissingRow({ exam, onOpen, onMarking }: MissingRowProps) {
  const { id, scheduledAt, patientName, mrn, accession, orderNumber } = exam
  const name = patientName || accession || orderNumber
  return (
    <div
      className={classes.row}
      onKeyDown={event => {
        if (event.key.toLowerCase() !== 'x' || event.ctrlKey || event.altKey || event.metaKey) return
        event.preventDefault()
        onMarking(exam)
      }}
    >
      <span className={classes.time}>{scheduledAt || '–'}</span>
      <span className={classes.who}>
        <b>{name}</b>
        <span>
          MRN {mrn} · Acc {accession || '–'}
        </span>
      </span>
      <span className={classes.what}>{examWords(exam)}</span>
      <Button data-row={id} aria-label={`Begin session of ${name}`} onClick={() => onOpen(exam)}>
        Begin
      </Button>
      <Button look="quiet" shortcut="X" onClick={() => onMarking(exam)}>
        <span>
          No charge<span className="visually-hidden"> for {name}</span>
        </span>
      </Button>
    </div>
  )
}

type Day = { readonly day: string; readonly exams: readonly ExamSummary[] }

function byDay(exams: readonly ExamSummary[]): readonly Day[] {
  const days = [...new Set(exams.map(({ scheduledOn }) => scheduledOn))]
  return days.map(day => ({ day, exams: exams.filter(({ scheduledOn }) => scheduledOn === day) }))
}

/** Arrows go from one exam to the next, whatever day it is of. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.findIndex(row => row === event.target)
  const goal = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key]
  if (goal === undefined || at < 0) return
  event.preventDefault()
  rows[goal]?.focus()
}
