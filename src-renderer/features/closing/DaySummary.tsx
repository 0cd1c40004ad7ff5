import type { DayCounts, DayStanding } from '#shared/contract/closing.ts'
import { dollars } from '#shared/base/dollars.ts'
import { NO_CHARGE_LABEL } from '#shared/domain/exam-labels.ts'
import { CLAIM_LABEL } from '#shared/domain/labels.ts'
import { CLAIMS } from '#shared/domain/vocabulary.ts'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/Icon.tsx'
import classes from './ClosingPage.module.css'
import { billHoldInWords, counted, lagInWords, totalsInWords } from './day-words.ts'

type SummaryProps = { readonly standing: DayStanding; readonly counts: DayCounts | null }

/** The day in numbers: what was expected, what is charged, how long it took. */
export function DaySummary({ standing, counts }: SummaryProps) {
  return (
    <div className={classes.summary}>
      <ExamNumbers standing={standing} />
      <ChargeNumbers standing={standing} counts={counts} />
      <TimeNumbers standing={standing} counts={counts} />
    </div>
  )
}

function ExamNumbers({ standing: { exams, noCharge, walkIns } }: Pick<SummaryProps, 'standing'>) {
  const expected = exams.charged + exams['in-work'] + exams.missing + exams['no-charge'] + exams.expected
  const why = noCharge.map(({ reason, count }) => `${NO_CHARGE_LABEL[reason].toLowerCase()} ${count}`)
  return (
    <section className={classes.card} aria-label="Expected exams">
      <h2>Expected exams: {expected}</h2>
      <p>
        <b>{exams.charged}</b> charged · <b>{exams['in-work']}</b> in work · <b>{exams.missing}</b> missing ·{' '}
        <b>{exams['no-charge']}</b> no charge
      </p>
      {why.length > 0 && <p className={classes.soft}>No charge: {why.join(', ')}</p>}
      <p className={classes.soft}>
        {walkIns} {walkIns === 1 ? 'session' : 'sessions'} without an expected exam
      </p>
    </section>
  )
}

function ChargeNumbers({ standing: { totals, amounts, exported }, counts }: SummaryProps) {
  const claims = CLAIMS.map(claim => {
    const own = totals.codes.filter(one => one.claim === claim)
    const lines = own.reduce((sum, one) => sum + one.lines, 0)
    const units = own.reduce((sum, one) => sum + one.units, 0)
    const codes = own.map(({ code, units: count }) => `${code} ×${count}`).join(', ')
    return { claim, lines, units, codes }
  }).filter(({ lines }) => lines > 0)
  return (
    <section className={classes.card} aria-label="Charges">
      <h2>
        Charged sessions: {totals.sessions}
        <span className={classes.soft}> · {exported} exported</span>
      </h2>
      {claims.map(({ claim, lines, units, codes }) => (
        <p key={claim}>
          {CLAIM_LABEL[claim]}: <b>{counted(lines, 'line')}</b>, <b>{counted(units, 'unit')}</b>{' '}
          <span className={classes.soft}>({codes})</span>
        </p>
      ))}
      {amounts?.map(({ claim, cents, unpriced }) => (
        <p key={claim}>
          {CLAIM_LABEL[claim]}, by the charge master: <b>{dollars(cents)}</b>
          {unpriced > 0 && <span className={classes.soft}> · {unpriced} without a price</span>}
        </p>
      ))}
      <CountedTwice counts={counts} />
    </section>
  )
}

function CountedTwice({ counts }: Pick<SummaryProps, 'counts'>) {
  if (counts === null) return <p className={classes.soft}>Counting a second time …</p>
  if (counts.agree) {
    return (
      <p className={classes.good}>
        <Icon name="complete" /> Counted twice, from rows and audit trail: the same
      </p>
    )
  }
  const { rows, trail } = counts
  return (
    <p className={classes.bad}>
      <Icon name="block" /> Rows say {totalsInWords(rows)}; the audit trail says {trail.sessions},{' '}
      {trail.lines}, {trail.units}
    </p>
  )
}

function TimeNumbers({ standing, counts }: SummaryProps) {
  const { toEntry, afterDay, markedLate, billHold } = standing
  const hold = billHoldInWords(standing)
  return (
    <section className={classes.card} aria-label="Time">
      <h2 className={classNames(hold.urgent && classes.bad)}>
        <Icon name={hold.urgent ? 'warn' : 'later'} /> {hold.text}
      </h2>
      <p>Service to entry: {lagInWords(toEntry)}</p>
      <p>Entry to export: {counts === null ? '…' : lagInWords(counts.toExport)}</p>
      <p className={classes.soft}>
        {afterDay} entered after the day · {markedLate} after its close · bills wait {billHold.days} days
      </p>
    </section>
  )
}
