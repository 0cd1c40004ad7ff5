import { useStore } from 'zustand'
import type { WaitingBatch } from '#shared/contract/exports.ts'
import { Icon } from '../../ui/Icon.tsx'
import { ageInWords } from './age.ts'
import { DeedButton } from './DeedButton.tsx'
import { EXPORT_KEYS } from './export-keys.ts'
import classes from './ExportPage.module.css'
import type { ExportStore } from './export-store.ts'

/** Batches that wait here for their folder: since when, why, and when they are tried again. */
export function WaitingBatches({ store }: { readonly store: ExportStore }) {
  const { queue, at } = useStore(store.view, view => view.standing)
  const running = useStore(store.view, view => view.running)
  if (queue.length === 0) return null
  return (
    <section className={classes.card} aria-label="Waiting batches">
      <h2 className={classes.total}>
        <Icon name="held" size={22} />
        <span>
          <b>{queue.length}</b> {queue.length === 1 ? 'batch waits' : 'batches wait'} for the folder
        </span>
      </h2>
      <p className={classes.hint}>
        Kept here, in the encrypted log, and tried again without anybody. Work goes on meanwhile.
      </p>
      <ul className={classes.waiting}>
        {queue.map(batch => (
          <Waiting key={batch.batch} batch={batch} now={at} store={store} running={running} />
        ))}
      </ul>
    </section>
  )
}

type WaitingProps = {
  readonly batch: WaitingBatch
  /** When the queue was looked at. */
  readonly now: string
  readonly store: ExportStore
  readonly running: boolean
}

function Waiting({ batch, now, store, running }: WaitingProps) {
  const { batch: number, name, lines, createdAt, why, nextAt, folder } = batch
  return (
    <li data-row="waiting" tabIndex={-1}>
      <span className={classes.which}>
        <b>
          {number} to {name}
        </b>{' '}
        {lines} {lines === 1 ? 'line' : 'lines'}, waits {ageInWords(createdAt, now)}
      </span>
      <span>
        {why ?? 'Being written.'} {nextAt !== null && <>Tried again in {ageInWords(now, nextAt)}.</>}
      </span>
      <span className={classes.hint}>{folder}</span>
      <span className={classes.deeds}>
        <DeedButton
          label="Try now"
          about={`batch ${number}`}
          shortcut={EXPORT_KEYS.tryNow}
          disabled={running}
          onClick={() => void store.retry(number)}
        />
        <DeedButton
          look="quiet"
          label="Take back"
          about={`batch ${number}`}
          shortcut={EXPORT_KEYS.takeBack}
          disabled={running}
          onClick={() => void store.takeBack(number)}
        />
      </span>
    </li>
  )
}
