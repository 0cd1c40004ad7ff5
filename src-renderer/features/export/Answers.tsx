import { useStore } from 'zustand'
import type { Answer } from '#shared/contract/exports.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { DeedButton } from './DeedButton.tsx'
import { EXPORT_KEYS } from './export-keys.ts'
import classes from './ExportPage.module.css'
import type { ExportStore } from './export-store.ts'
import { isUnseen } from './refusal-words.ts'

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
        <Button look="quiet" shortcut={EXPORT_KEYS.look} onClick={() => void store.lookForAnswers()}>
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
                <th scope="col">Seen</th>
              </tr>
            </thead>
            <tbody>
              {answers.map(answer => (
                <AnswerRow key={answer.sha256} answer={answer} store={store} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

const inShort = (at: string) =>
  new Date(at).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' })

function AnswerRow({ answer, store }: { readonly answer: Answer; readonly store: ExportStore }) {
  const { sha256, name, receivedAt, destination, kind, words, seenAt, seenBy } = answer
  return (
    <tr data-row="answer" tabIndex={-1}>
      <th scope="row">{name}</th>
      <td>{inShort(receivedAt)}</td>
      <td>{destination}</td>
      <td>{KIND_WORDS[kind]}</td>
      <td className={classes.words}>{words}</td>
      <td>
        {seenAt !== null && `${inShort(seenAt)}${seenBy === null ? '' : `, ${seenBy}`}`}
        {isUnseen(answer) && (
          <DeedButton
            label="Seen"
            about={name}
            shortcut={EXPORT_KEYS.seen}
            onClick={() => void store.seeAnswer(sha256)}
          />
        )}
      </td>
    </tr>
  )
}
