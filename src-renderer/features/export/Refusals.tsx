import { useStore } from 'zustand'
import type { Refusal, RefusalSettlement, SheetPlace } from '#shared/contract/exports.ts'
import { whoMay } from '#shared/domain/rights.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { Icon } from '../../ui/Icon.tsx'
import { DeedButton } from './DeedButton.tsx'
import { EXPORT_KEYS } from './export-keys.ts'
import classes from './ExportPage.module.css'
import type { ExportStore } from './export-store.ts'
import { refusalsInWords } from './refusal-words.ts'

export type RefusalsProps = {
  readonly store: ExportStore
  readonly onOpenSession: (id: SessionId) => void
  readonly onSheet: (place: SheetPlace) => void
}

/** What receivers refused, as work to be done. */
export function Refusals({ store, ...ways }: RefusalsProps) {
  const { refusals } = useStore(store.view, view => view.answers)
  if (refusals.length === 0) return null
  return (
    <section className={classes.card} aria-label="Refused by receivers">
      <h2 className={classes.total}>
        <Icon name="review" size={22} />
        <span>{refusalsInWords(refusals)}</span>
      </h2>
      <ul className={classes.waiting}>
        {refusals.map(refusal => (
          <RefusalItem
            key={`${refusal.answer} ${refusal.position}`}
            refusal={refusal}
            store={store}
            {...ways}
          />
        ))}
      </ul>
    </section>
  )
}

const STANDING_WORDS = {
  open: null,
  mending: 'A correction is being written.',
  due: 'Leaves again under new numbers with the next export there.',
} as const satisfies Record<Refusal['standing'], string | null>

type ItemProps = RefusalsProps & { readonly refusal: Refusal }

function RefusalItem({ refusal, store, ...ways }: ItemProps) {
  const { batch, accession, performedOn, code, names, field, words, standing } = refusal
  return (
    <li data-row="refusal" tabIndex={-1}>
      <span className={classes.which}>
        <b>
          {accession ?? names}
          {code !== null && `, ${code}`}
        </b>{' '}
        {performedOn} {batch === null ? 'not a number of this log' : `batch ${batch}`}, {refusal.destination}
      </span>
      <span>
        {field !== null && <b>{field}: </b>}
        {words === '' ? 'The receiver gave no words' : `“${words}”`} ({refusal.receiverCode})
      </span>
      {STANDING_WORDS[standing] !== null && <span className={classes.hint}>{STANDING_WORDS[standing]}</span>}
      {refusal.sheet !== null && (
        <span className={classes.hint}>
          The sheet of {refusal.destination} holds this value, not the session.{' '}
          {afterTheSheet(store.mayAdminister)}
        </span>
      )}
      {canBeCorrected(refusal) && refusal.sheet === null && !store.mayCorrect && (
        <span className={classes.hint}>Sent corrected by {whoMay('correct')}.</span>
      )}
      <span className={classes.deeds}>
        <Mend refusal={refusal} store={store} {...ways} />
        {standing === 'open' && <Settle refusal={refusal} store={store} />}
      </span>
    </li>
  )
}

/** What is to be done about a value of the sheet, and by whom. */
function afterTheSheet(mayAdminister: boolean): string {
  return mayAdminister
    ? 'Once it is changed there, send under new numbers.'
    : `It is changed by ${whoMay('administer')}.`
}

/** Whether nobody has begun to mend the session that it is about. */
function canBeCorrected({ standing, sessionId, correction }: Refusal): boolean {
  return standing === 'open' && sessionId !== null && correction === null
}

function Mend({ refusal, store, onOpenSession, onSheet }: ItemProps) {
  const { answer, position, batch, sessionId, correction, standing } = refusal
  const about = refusal.accession ?? refusal.names
  const opened = correction ?? sessionId
  const { sheet } = refusal
  const isOpen = standing === 'open'
  const sendCorrected = async () => {
    const id = await store.sendCorrected(refusal)
    if (id !== null) onOpenSession(id)
  }
  return (
    <>
      {sheet !== null && store.mayAdminister && (
        <DeedButton
          look="main"
          label="Open the sheet"
          about={`of ${sheet.destination}`}
          shortcut={EXPORT_KEYS.sheet}
          onClick={() => onSheet(sheet)}
        />
      )}
      {canBeCorrected(refusal) && store.mayCorrect && (
        <DeedButton
          look={sheet === null ? 'main' : 'plain'}
          label="Send corrected"
          about={about}
          shortcut={EXPORT_KEYS.sendCorrected}
          onClick={() => void sendCorrected()}
        />
      )}
      {isOpen && batch !== null && (
        <DeedButton
          label="Send under new numbers"
          about={about}
          shortcut={EXPORT_KEYS.newNumbers}
          onClick={() => void store.sendUnderNewNumbers({ answer, position })}
        />
      )}
      {opened !== null && (
        <DeedButton
          look="quiet"
          label={correction === null ? 'Open' : 'Open correction'}
          about={`session ${about}`}
          shortcut={EXPORT_KEYS.open}
          onClick={() => onOpenSession(opened)}
        />
      )}
    </>
  )
}

const SETTLEMENTS: readonly {
  readonly how: RefusalSettlement
  readonly label: string
  readonly key: string
}[] = [
  { how: 'sent-again', label: 'Was sent again', key: EXPORT_KEYS.sentAgain },
  { how: 'settled-with-receiver', label: 'Settled with the receiver', key: EXPORT_KEYS.settled },
]

function Settle({ refusal, store }: Pick<ItemProps, 'refusal' | 'store'>) {
  const { answer, position } = refusal
  return SETTLEMENTS.map(({ how, label, key }) => (
    <DeedButton
      key={how}
      look="quiet"
      label={label}
      about={refusal.accession ?? refusal.names}
      shortcut={key}
      onClick={() => void store.settleRefusal({ answer, position, how })}
    />
  ))
}
