import { useEffect } from 'react'
import { useStore } from 'zustand'
import { cellInWords } from '#shared/contract/report-chart.ts'
import { REPORT_KINDS, type Report } from '#shared/contract/reports.ts'
import { REPORT_LABEL } from '#shared/domain/report-labels.ts'
import { PERIOD_LABEL, PERIOD_UNITS } from '#shared/domain/report-period.ts'
import { Button } from '../../ui/Button.tsx'
import { FolderField } from '../../ui/FolderField.tsx'
import { Field } from '../../ui/Field.tsx'
import { Page } from '../../ui/Page.tsx'
import { ReportSection } from './ReportSection.tsx'
import type { ReportStore, ReportView } from './report-store.ts'
import classes from './ReportsPage.module.css'

export type ReportsPageProps = {
  readonly store: ReportStore
  readonly today: string
  readonly onClose: () => void
}

/** Counts over the log: which report and which period at the top, its pictures and tables below. */
export default function ReportsPage({ store, today, onClose }: ReportsPageProps) {
  const { report, message } = useStore(store.view)
  useEffect(() => void store.open(today), [store, today])
  return (
    <Page title="Reports" onClose={onClose}>
      <div className={classes.page}>
        <Choices store={store} />
        <Counting store={store} />
        {message && (
          <p role={message.tone === 'warn' ? 'alert' : 'status'} className={classes[message.tone]}>
            {message.text}
          </p>
        )}
        {report && <ReportBody report={report} />}
        {report && <SaveRow store={store} />}
      </div>
    </Page>
  )
}

function Choices({ store }: { readonly store: ReportStore }) {
  const view = useStore(store.view)
  return (
    <div className={classes.choices} data-screen-only>
      <Choice
        legend="Report"
        value={view.kind}
        options={REPORT_KINDS}
        labels={REPORT_LABEL}
        onPick={kind => void store.setKind(kind)}
      />
      <Choice
        legend="Period"
        value={view.unit}
        options={PERIOD_UNITS}
        labels={PERIOD_LABEL}
        onPick={unit => void store.setUnit(unit)}
      />
      <div className={classes.days}>
        <DayField label="From" day={view.from} onSet={day => void store.setDay('from', day)} />
        <DayField label="Through" day={view.through} onSet={day => void store.setDay('through', day)} />
        <Button shortcut="Alt+Comma" onClick={() => void store.shift(-1)}>
          Before
        </Button>
        <Button shortcut="Alt+Period" onClick={() => void store.shift(1)}>
          After
        </Button>
      </div>
    </div>
  )
}

type ChoiceProps<T extends string> = {
  readonly legend: string
  readonly value: T
  readonly options: readonly T[]
  readonly labels: Readonly<Record<T, string>>
  readonly onPick: (value: T) => void
}

/** One of a few, all in sight; the arrows go through them. */
function Choice<T extends string>({ legend, value, options, labels, onPick }: ChoiceProps<T>) {
  return (
    <fieldset className={classes.choice}>
      <legend>{legend}</legend>
      {options.map(option => (
        <label key={option}>
          <input type="radio" name={legend} checked={value === option} onChange={() => onPick(option)} />
          <span>{labels[option]}</span>
        </label>
      ))}
    </fieldset>
  )
}

type DayFieldProps = {
  readonly label: string
  readonly day: string
  readonly onSet: (day: string) => void
}

function DayField({ label, day, onSet }: DayFieldProps) {
  return (
    <Field label={label}>
      {tie => <input {...tie} type="date" value={day} onChange={event => onSet(event.currentTarget.value)} />}
    </Field>
  )
}

function Counting({ store }: { readonly store: ReportStore }) {
  const progress = useStore(store.view, ({ progress: now }) => now)
  if (progress === null) return null
  return (
    <div className={classes.counting} data-screen-only>
      <progress aria-label="Counting" value={progress.done} max={progress.of} />
      <Button shortcut="Alt+Delete" onClick={() => void store.cancel()}>
        Cancel
      </Button>
    </div>
  )
}

function ReportBody({ report }: { readonly report: Report }) {
  const { kind, from, through, facts, tables, training } = report
  return (
    <>
      <p role="status" className={classes.heading}>
        <b>{REPORT_LABEL[kind]}</b> {from === through ? from : `${from} through ${through}`}
        {training && ' · Training: invented patients'}
      </p>
      <dl className={classes.facts}>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value === null ? 'none' : cellInWords(value, 'count')}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.sections}>
        {tables.map(table => (
          <ReportSection key={table.title} table={table} />
        ))}
      </div>
      <p className={classes.hint}>
        Made {report.madeAt.slice(0, 16).replace('T', ' ')} with {report.edition}.
      </p>
    </>
  )
}

function SaveRow({ store }: { readonly store: ReportStore }) {
  const { folder }: ReportView = useStore(store.view)
  return (
    <section className={classes.save} aria-label="Save or print" data-screen-only>
      <FolderField
        label="Folder for files"
        folder={folder}
        onType={store.setFolder}
        onChoose={() => void store.chooseFolder()}
      />
      <Button shortcut="Ctrl+S" onClick={() => void store.save('csv')}>
        Save as CSV
      </Button>
      <Button shortcut="Ctrl+Shift+S" onClick={() => void store.save('pdf')}>
        Save as PDF
      </Button>
    </section>
  )
}
