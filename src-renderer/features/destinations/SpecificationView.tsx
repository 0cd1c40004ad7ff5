import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { Specification, SpecifiedPart } from '#shared/contract/decoded-file.ts'
import { Button } from '../../ui/Button.tsx'
import type { DestinationsStore } from './destinations-store.ts'
import classes from './SpecificationView.module.css'

type SpecificationViewProps = { readonly store: DestinationsStore; readonly specification: Specification }

/** The specification on screen, as it is printed. */
export function SpecificationView({ store, specification }: SpecificationViewProps) {
  useEffect(() => document.getElementById('specification-title')?.focus(), [])
  return (
    <article className={classes.page} aria-labelledby="specification-title">
      <div className={classes.bar}>
        <Button icon="previous" onClick={() => store.back()}>
          Back to the sheet
        </Button>
        <Button icon="file" onClick={() => store.print()}>
          Print
        </Button>
      </div>
      <h2 id="specification-title" tabIndex={-1}>
        {titleOf(specification)}
      </h2>
      <SpecificationBody specification={specification} />
    </article>
  )
}

/** Hands a specification to the printer as soon as it is drawn. It is on paper only. */
export function PrintedSpecification({ store }: { readonly store: DestinationsStore }) {
  const printing = useStore(store.view, view => view.printing)
  useEffect(() => {
    if (printing === null) return
    window.addEventListener('afterprint', store.printed, { once: true })
    window.print()
    return () => window.removeEventListener('afterprint', store.printed)
  }, [printing, store])
  if (printing === null) return null
  return (
    <div className={classes.paper} data-paper aria-hidden="true">
      <h2>{titleOf(printing)}</h2>
      <SpecificationBody specification={printing} />
    </div>
  )
}

function titleOf({ title }: Specification): string {
  return `Charge file specification: ${title}`
}

/** What is agreed, then every field that is filled. */
function SpecificationBody({
  specification: { agreed, parts, hash },
}: {
  readonly specification: Specification
}) {
  return (
    <>
      <dl className={classes.agreed}>
        {agreed.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {parts.map(part => (
        <PartTable key={`${part.name} ${part.title}`} part={part} />
      ))}
      <p className={classes.hash}>SHA-256 of the sheet: {hash}</p>
    </>
  )
}

function PartTable({ part: { name, title, fields } }: { readonly part: SpecifiedPart }) {
  return (
    <section className={classes.part}>
      <h3>
        {name} <span>{title}</span>
      </h3>
      <table>
        <thead>
          <tr>
            {['Place', 'Name', 'Length', 'Needed', 'Filled with', 'Example', 'Source'].map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map(field => (
            <tr key={field.place}>
              <th scope="row">{field.place}</th>
              <td>{field.name}</td>
              <td>{field.length}</td>
              <td>{field.required ? 'yes' : ''}</td>
              <td>{field.fill}</td>
              <td className={classes.example}>{field.example}</td>
              <td>{field.source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
