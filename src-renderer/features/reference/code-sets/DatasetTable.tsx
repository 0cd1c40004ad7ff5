import { useState } from 'react'
import type { CodeSets } from '#shared/contract/reference.ts'
import { DATASET_LABEL } from '#shared/domain/code-sets.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { type DatasetRow, datasetRows, lastLoaded, periodOf } from '../model/dataset-rows.ts'
import { useReference } from '../reference-context.ts'
import classes from './DatasetTable.module.css'
import { EditionDetails } from './EditionDetails.tsx'
import { StandingMark } from './StandingMark.tsx'

const COLUMNS = ['Code set', 'Today', 'Edition', 'Rows', 'Bad', 'Loaded'] as const

/** Every code set in a line: how it stands today, which edition, how much, when and by whom. Opened, every edition. */
export function DatasetTable({ sets }: { readonly sets: CodeSets }) {
  const { today } = useReference()
  return (
    <div className={classes.frame} role="region" aria-label="What is loaded" tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            {COLUMNS.map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {datasetRows(sets, today).map(row => (
          <DatasetGroup key={row.dataset} row={row} />
        ))}
      </table>
    </div>
  )
}

function DatasetGroup({ row }: { readonly row: DatasetRow }) {
  const [opened, setOpened] = useState(false)
  const { dataset, standing, editions } = row
  const detailsId = `editions-${dataset}`
  return (
    <tbody>
      <tr data-dataset={dataset}>
        <th scope="row">
          <button
            type="button"
            className={classes.name}
            aria-expanded={opened}
            aria-controls={opened ? detailsId : undefined}
            onClick={() => setOpened(!opened)}
          >
            <Icon name={opened ? 'down' : 'next'} size={12} /> {DATASET_LABEL[dataset]}
          </button>
        </th>
        <td>{standing && <StandingMark standing={standing.standing} />}</td>
        <EditionCells row={row} />
      </tr>
      {opened && (
        <tr id={detailsId} className={classes.details}>
          <td colSpan={COLUMNS.length}>
            {standing && <p className={classes.sentence}>{standing.sentence}</p>}
            {editions.map(edition => (
              <EditionDetails key={edition.id} edition={edition} />
            ))}
          </td>
        </tr>
      )}
    </tbody>
  )
}

function EditionCells({ row: { shown, editions } }: { readonly row: DatasetRow }) {
  if (shown === null) return <td colSpan={4} className={classes.none} aria-label="No edition" />
  const loaded = lastLoaded(shown)
  const others = editions.length - 1
  return (
    <>
      <td>
        {periodOf(shown)}
        {others > 0 && <span className={classes.more}> +{others} more</span>}
        {shown.missingParts.length > 0 && (
          <span className={classes.parts}> without part {shown.missingParts.join(', ')}</span>
        )}
      </td>
      <td className={classes.number}>{shown.rows.toLocaleString('en-US')}</td>
      <td className={classes.number}>{shown.badRows === 0 ? '0' : <b>{shown.badRows}</b>}</td>
      <td className={classes.loaded}>{loaded?.at.slice(0, 10)}</td>
    </>
  )
}
