import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { BatchProof } from '#shared/contract/exports.ts'
import { classNames } from '../../ui/class-names.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { EXPORT_KEYS } from './export-keys.ts'
import classes from './ExportPage.module.css'
import type { ExportStore } from './export-store.ts'

/** The proof of the batch that was asked for: who, when, where to, totals, fingerprints, answers. */
export function ProofCard({ store }: { readonly store: ExportStore }) {
  const proof = useStore(store.view, view => view.proof)
  const card = useRef<HTMLElement>(null)
  const batch = proof?.summary.batch
  useEffect(() => card.current?.focus(), [batch])
  if (proof === null) return null
  const { summary, retired } = proof
  return (
    <section
      ref={card}
      tabIndex={-1}
      className={classNames(classes.card, classes.proof)}
      aria-label={`Proof of batch ${summary.batch}`}
    >
      <h2>Proof of batch {summary.batch}</h2>
      <dl className={classes.place}>
        <Facts proof={proof} />
        {summary.files.map(({ name, sha256, messages, lines, units, bytes }) => (
          <Fact key={name} name={name}>
            sessions {messages}, lines {lines}, units {units}, bytes {bytes.toLocaleString('en-US')}
            <div className={classes.hash}>{sha256}</div>
          </Fact>
        ))}
        <Fact name="Sheet, SHA-256">
          <span className={classes.hash}>{proof.sheetHash}</span>
        </Fact>
        <Fact name="Audit chain">
          <span className={classes.hash}>{summary.chainHead}</span>
        </Fact>
        {proof.answers.map(({ sha256, name, words }) => (
          <Fact key={sha256} name="Answer">
            {name}: {words}
          </Fact>
        ))}
        {retired.map(({ name, at, outcome }) => (
          <Fact key={name} name="Retention">
            {name}: {outcome} {at.slice(0, 10)}
          </Fact>
        ))}
      </dl>
      <PrintProof store={store} batch={summary.batch} />
    </section>
  )
}

function Facts({
  proof: { summary, by, settledAt, folder, destinationName },
}: {
  readonly proof: BatchProof
}) {
  return (
    <>
      <Fact name="To">
        {destinationName}, {folder}
      </Fact>
      <Fact name="Composed">
        {summary.createdAt.slice(0, 19).replace('T', ' ')}
        {by !== '' && `, by ${by}`}
      </Fact>
      <Fact name="Decided">{settledAt?.slice(0, 19).replace('T', ' ') ?? 'not yet'}</Fact>
    </>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function PrintProof({ store, batch }: { readonly store: ExportStore; readonly batch: string }) {
  const folderOfPage = useStore(store.view, view => view.folder)
  const printed = useStore(store.view, view => view.printed)
  const [folder, setFolder] = useState(folderOfPage)
  return (
    <>
      <Field label="Folder for the PDF" hint={folder.trim() === '' ? 'Type the path of a folder.' : ''}>
        {tie => (
          <input
            {...tie}
            value={folder}
            maxLength={1_000}
            spellCheck={false}
            onChange={event => setFolder(event.currentTarget.value)}
          />
        )}
      </Field>
      <span className={classes.deeds}>
        <Button
          icon="file"
          shortcut={EXPORT_KEYS.printProof}
          disabled={folder.trim() === ''}
          onClick={() => void store.printProof(batch, folder.trim())}
        >
          Write PDF
        </Button>
        <Button look="quiet" shortcut={EXPORT_KEYS.closeProof} onClick={store.closeProof}>
          Close proof
        </Button>
      </span>
      {printed !== null && <p role="status">{printed}</p>}
    </>
  )
}
