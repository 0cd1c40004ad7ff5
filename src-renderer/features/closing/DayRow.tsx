import { useStore } from 'zustand'
import type { DayListRow } from '#shared/contract/closing.ts'
import { LEFT_OPEN_REASONS, type OpenKind } from '#shared/domain/day-close.ts'
import { LATE_LABEL, LEFT_OPEN_LABEL, OPEN_KIND_LABEL } from '#shared/domain/day-close-labels.ts'
import { NO_CHARGE_LABEL } from '#shared/domain/exam-labels.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { StateMark } from '../entry/StateMark.tsx'
import { StandingMark } from '../worklist/StandingMark.tsx'
import classes from './ClosingPage.module.css'
import type { ClosingStore } from './closing-store.ts'
import { idOf } from './reasons.ts'
import { canMark } from './row-deeds.ts'

const OPEN_ICON = {
  missing: 'missing',
  incomplete: 'open',
  draft: 'open',
  held: 'held',
  review: 'review',
  approval: 'review',
} as const satisfies Record<OpenKind, IconName>

type DayRowProps = {
  readonly row: DayListRow
  readonly store: ClosingStore
  readonly onOpen: (row: DayListRow) => void
  readonly onMarking: () => void
}

/** An exam or a session of the day: whose, where it stands, and why it may stay so. */
export function DayRow({ row, store, onOpen, onMarking }: DayRowProps) {
  const isOpenDay = useStore(store.view, view => view.standing?.close === null)
  const name = row.patientName || row.accession || 'New session'
  return (
    <div className={classes.row}>
      <span className={classes.time}>{row.time || '–'}</span>
      <span className={classes.who}>
        <b>{name}</b>
        <span>
          <span className={classes.number}>MRN {row.mrn || '–'} ·</span>{' '}
          <span className={classes.number}>Acc {row.accession || '–'}</span>
        </span>
      </span>
      <span className={classes.what}>
        <Standing row={row} />
        <span>{wordsOf(row)}</span>
      </span>
      <span className={classes.deeds}>
        {row.open && isOpenDay && <ReasonFields row={row} store={store} name={name} />}
        <Button
          data-row={idOf(row)}
          aria-label={`${row.sessionId ? 'Open' : 'Begin'} ${name}`}
          onClick={() => onOpen(row)}
        >
          {row.sessionId ? 'Open' : 'Begin'}
        </Button>
        {canMark(row) && (
          <Button look="quiet" shortcut="X" onClick={onMarking}>
            <span>
              {row.noCharge ? 'Expect again' : 'No charge'}
              <span className="visually-hidden"> {name}</span>
            </span>
          </Button>
        )}
      </span>
    </div>
  )
}

function Standing({ row: { open, state, standing } }: Pick<DayRowProps, 'row'>) {
  if (open && open !== 'missing') {
    return (
      <b className={classes.open}>
        <Icon name={OPEN_ICON[open]} size={13} /> {OPEN_KIND_LABEL[open]}
      </b>
    )
  }
  if (state) return <StateMark state={state} />
  return <StandingMark standing={standing ?? 'missing'} />
}

function wordsOf({ noCharge, late, enteredAfterDays, codes }: DayListRow): string {
  const after = enteredAfterDays ?? 0
  return [
    ...(noCharge ? [[NO_CHARGE_LABEL[noCharge.reason], noCharge.note].filter(Boolean).join(': ')] : []),
    ...(late
      ? [`Late: ${[LATE_LABEL[late.reason].toLowerCase(), late.note].filter(Boolean).join(', ')}`]
      : []),
    ...(after > 0 ? [`entered ${after} ${after === 1 ? 'day' : 'days'} after`] : []),
    ...(codes ? [codes] : []),
  ].join(' · ')
}

type ReasonProps = Pick<DayRowProps, 'row' | 'store'> & { readonly name: string }

/** Why an item may stay open when the day is closed. */
function ReasonFields({ row, store, name }: ReasonProps) {
  const id = idOf(row)
  const given = useStore(store.view, view => view.reasons.get(id))
  return (
    <span className={classes.reason}>
      <select
        aria-label={`Why ${name} stays open`}
        value={given?.reason ?? ''}
        onChange={event => {
          const reason = LEFT_OPEN_REASONS.find(one => one === event.currentTarget.value)
          store.giveReason(id, reason ? { reason, note: given?.note ?? '' } : null)
        }}
      >
        <option value="">stays open because …</option>
        {LEFT_OPEN_REASONS.map((one, at) => (
          <option key={one} value={one}>
            {at + 1} {LEFT_OPEN_LABEL[one]}
          </option>
        ))}
      </select>
      {given?.reason === 'other' && (
        <input
          aria-label={`In a few words why ${name} stays open; no names`}
          placeholder="In a few words, no names"
          value={given.note}
          maxLength={1_000}
          onChange={event => store.giveReason(id, { reason: 'other', note: event.currentTarget.value })}
        />
      )}
    </span>
  )
}
