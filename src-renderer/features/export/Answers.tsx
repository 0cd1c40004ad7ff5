import { useStore } from 'zustand'
import type { Refusal, RefusalSettlement } from '#shared/contract/exports.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import classes from './ExportPage.module.css'
import type { ExportStore } from './export-store.ts'

type AnswersProps = { readonly store: ExportStore; readonly onOpenSession: (id: SessionId) => void }

/** What receivers refused, as work to be done. */
export function Refusals({ store, onOpenSession }: AnswersProps) {
  const { refusals } = useStore(store.view, view => view.answers)
  if (refusals.length === 0) return null
  return (
    <section className={classes.card} aria-label="Refused by receivers">
      <h2 className={classes.total}>
        <Icon name="review" size={22} />
        <span>
          <b>{refusals.length}</b> {refusals.length === 1 ? 'refusal' : 'refusals'} of receivers to deal with
        </span>
      </h2>
      <ul className={classes.waiting}>
        {refusals.map(refusal => (
          <RefusalItem
            key={`${refusal.answer} ${refusal.position}`}
            refusal={refusal}
            store={store}
            onOpenSession={onOpenSession}
          />
        ))}
      </ul>
    </section>
  )
}

const DEEDS: readonly { readonly how: RefusalSettlement; readonly label: string }[] = [
  { how: 'corrected', label: 'Corrected' },
  { how: 'sent-again', label: 'Sent again' },
  { how: 'settled-with-receiver', label: 'Settled with the receiver' },
]

function RefusalItem({ refusal, store, onOpenSession }: AnswersProps & { readonly refusal: Refusal }) {
  const { answer, position, batch, sessionId, accession, performedOn, code, names, field, words } = refusal
  const subject = accession ?? names
  return (
    <li>
      <span className={classes.which}>
        <b>
          {subject}
          {code !== null && `, ${code}`}
        </b>{' '}
        {performedOn} {batch === null ? 'not a number of this log' : `batch ${batch}`}, {refusal.destination}
      </span>
      <span>
        {field !== null && <b>{field}: </b>}
        {words === '' ? 'The receiver gave no words' : `“${words}”`} ({refusal.receiverCode})
      </span>
      <span className={classes.deeds}>
        {sessionId !== null && (
          <Button aria-label={`Open session ${subject}`} onClick={() => onOpenSession(sessionId)}>
            Open
          </Button>
        )}
        {DEEDS.map(({ how, label }) => (
          <Button
            key={how}
            look="quiet"
            aria-label={`${label}: ${subject}`}
            onClick={() => void store.settleRefusal({ answer, position, how })}
          >
            {label}
          </Button>
        ))}
      </span>
    </li>
  )
}

const KIND_WORDS = {
  'hl7-ack': 'HL7 ACK',
  'x12-999': 'X12 999',
  'x12-277ca': 'X12 277CA',
  'x12-ta1': 'X12 TA1',
  marker: 'Marker file',
  unreadable: 'Not readable',
} as const

/** The answers themselves, newest first, and folders that cannot be read. */
export function AnswerList({ store }: { readonly store: ExportStore }) {
  const { answers, problems } = useStore(store.view, view => view.answers)
  const hasFolders = useStore(store.view, view =>
    view.destinations.some(({ sheet }) => sheet.delivery.answerFolders.length > 0),
  )
  if (answers.length === 0 && problems.length === 0 && !hasFolders) return null
  return (
    <section className={classes.history} aria-label="Answers of receivers">
      <h2>
        Answers of receivers{' '}
        <Button look="quiet" onClick={() => void store.lookForAnswers()}>
          Look now
        </Button>
      </h2>
      {problems.map(folder => (
        <p key={folder} className={classes.warning}>
          <Icon name="review" /> The folder of answers cannot be read: {folder}
        </p>
      ))}
      {answers.length > 0 && (
        <div className={classes.tableFrame} role="region" aria-label="Table of answers" tabIndex={0}>
          <table className={classes.batches}>
            <thead>
              <tr>
                <th scope="col">File</th>
                <th scope="col">Received</th>
                <th scope="col">From</th>
                <th scope="col">Kind</th>
                <th scope="col">It says</th>
              </tr>
            </thead>
            <tbody>
              {answers.map(({ sha256, name, receivedAt, destination, kind, words }) => (
                <tr key={sha256}>
                  <th scope="row">{name}</th>
                  <td>
                    {new Date(receivedAt).toLocaleString('en-US', {
                      dateStyle: 'medium',
                      timeStyle: 'short',
                    })}
                  </td>
                  <td>{destination}</td>
                  <td>{KIND_WORDS[kind]}</td>
                  <td className={classes.words}>{words}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
