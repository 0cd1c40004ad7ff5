import { memo, useCallback, useState } from 'react'
import type { DecodedField, DecodedFile, DecodedPart } from '#shared/contract/decoded-file.ts'
import { CLAIM_LABEL } from '#shared/domain/labels.ts'
import { classNames } from '../../../ui/class-names.ts'
import classes from './FileView.module.css'
import { endingInWords, fieldKey, stretchesOf } from './file-words.ts'

/** A file as billing sees it: above the very text, below every field with its name, value and meaning. */
export function FileView({ files }: { readonly files: readonly DecodedFile[] }) {
  const [shown, setShown] = useState(0)
  const [lit, setLit] = useState<string | null>(null)
  const file = files[shown] ?? files[0]
  const light = useCallback((key: string | null) => setLit(key), [])
  if (!file) return null
  return (
    <section className={classes.view} aria-label="What billing will see">
      <header className={classes.head}>
        <h2>What billing will see</h2>
        <span className={classes.name}>{file.name}</span>
        {files.length > 1 && (
          <span className={classes.claims} role="group" aria-label="Kind of claim">
            {files.map((one, index) => (
              <button
                key={one.claim}
                type="button"
                aria-pressed={one === file}
                onClick={() => setShown(index)}
              >
                {CLAIM_LABEL[one.claim]}
              </button>
            ))}
          </span>
        )}
      </header>
      <FileText file={file} lit={lit} light={light} />
      <FieldTable file={file} lit={lit} light={light} />
    </section>
  )
}

type Lighting = {
  readonly file: DecodedFile
  readonly lit: string | null
  readonly light: (key: string | null) => void
}

/** The text of the file, a segment or row a line. The field under the pointer or the cursor is lit in both panes. */
function FileText({ file, lit, light }: Lighting) {
  return (
    <div className={classes.text} role="region" aria-label="Text of the file" tabIndex={0}>
      {file.parts.map((part, index) => (
        <TextLine
          key={part.line}
          text={file.text}
          part={part}
          end={endingInWords(file.text, part, file.parts[index + 1])}
          lit={lit?.startsWith(`${part.line} `) ? lit : null}
          light={light}
        />
      ))}
    </div>
  )
}

type TextLineProps = {
  readonly text: string
  readonly part: DecodedPart
  readonly end: string
  readonly lit: string | null
  readonly light: Lighting['light']
}

const TextLine = memo(function TextLine({ text, part, end, lit, light }: TextLineProps) {
  return (
    <div className={classes.line}>
      {stretchesOf(text, part).map((stretch, index) => {
        const { field } = stretch
        if (field === null) return <span key={index}>{stretch.text}</span>
        const key = fieldKey(part, field)
        return (
          <span
            key={index}
            className={classNames(classes.field, lit === key && classes.lit)}
            title={`${field.place} ${field.name}`}
            onMouseEnter={() => light(key)}
            onMouseLeave={() => light(null)}
          >
            {stretch.text}
          </span>
        )
      })}
      {end !== '' && <span className={classes.end}>{end}</span>}
    </div>
  )
})

/** Every field; the arrow keys walk from one to the next. */
function FieldTable({ file, lit, light }: Lighting) {
  return (
    <div className={classes.fields} role="region" aria-label="Fields of the file" tabIndex={-1}>
      <table>
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col">Name</th>
            <th scope="col">Value</th>
            <th scope="col">Stands for</th>
          </tr>
        </thead>
        {file.parts.map(part => (
          <PartRows
            key={part.line}
            part={part}
            lit={lit?.startsWith(`${part.line} `) ? lit : null}
            light={light}
          />
        ))}
      </table>
    </div>
  )
}

type PartRowsProps = {
  readonly part: DecodedPart
  readonly lit: string | null
  readonly light: Lighting['light']
}

const PartRows = memo(function PartRows({ part, lit, light }: PartRowsProps) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={4} className={classes.part}>
          {part.name} <span>{part.title}</span>
        </th>
      </tr>
      {part.fields.map(field => (
        <FieldRow key={fieldKey(part, field)} part={part} field={field} lit={lit} light={light} />
      ))}
    </tbody>
  )
})

function FieldRow({ part, field, lit, light }: PartRowsProps & { readonly field: DecodedField }) {
  const key = fieldKey(part, field)
  return (
    <tr
      tabIndex={0}
      className={classNames(lit === key && classes.litRow)}
      onMouseEnter={() => light(key)}
      onMouseLeave={() => light(null)}
      onFocus={() => light(key)}
      onBlur={() => light(null)}
      onKeyDown={event => walk(event)}
    >
      <td className={classes.place}>{field.place}</td>
      <td>{field.name}</td>
      <td className={classes.value}>{field.value}</td>
      <td>{field.meaning}</td>
    </tr>
  )
}

function walk(event: React.KeyboardEvent<HTMLTableRowElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const rows = [
    ...(event.currentTarget.closest('table')?.querySelectorAll<HTMLElement>('tr[tabindex]') ?? []),
  ]
  const next = rows[rows.indexOf(event.currentTarget) + (event.key === 'ArrowDown' ? 1 : -1)]
  if (!next) return
  event.preventDefault()
  next.focus()
}
