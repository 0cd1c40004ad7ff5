import { SPELLINGS } from '#shared/contract/column-options.ts'
import { Button } from '../../../ui/Button.tsx'
import classes from '../DestinationsPage.module.css'
import { FACT_LABEL, FIXED_TEXT, moved, withContent } from '../model/column-rows.ts'
import { valueAt, type Json } from '../model/sheet-draft.ts'
import type { ControlProps } from './SheetControl.tsx'

type Column = { [key: string]: Json }

function columnsIn(draft: Json, path: string): readonly Column[] {
  const value = valueAt(draft, path)
  if (!Array.isArray(value)) return []
  // What is no column, as in a sheet from a file, keeps its place and is told as wrong.
  return value.map(one => (typeof one === 'object' && one !== null && !Array.isArray(one) ? one : {}))
}

/** The columns of a row, in order: each with its name, what fills it, and how. */
export function ColumnsField({ store, field: { path }, draft, problem }: ControlProps) {
  const columns = columnsIn(draft, path)
  const problems = store.view.getState().edited?.problems ?? []
  const problemOf = (index: number) =>
    problems.find(one => one.path === `${path}.${index}` || one.path.startsWith(`${path}.${index}.`))?.message
  const put = (next: readonly Json[]) => store.set(path, [...next])
  return (
    <div className={classes.wide}>
      <table className={classes.columns} aria-label="Columns">
        <thead>
          <tr>
            {['No.', 'Name', 'Filled with', 'Width', 'Part', 'Spelling', 'Side', 'Fill', 'Order'].map(
              title => (
                <th key={title} scope="col">
                  {title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {columns.map((column, index) => (
            <ColumnRow
              key={index}
              column={column}
              index={index}
              problem={problemOf(index)}
              set={(name, value) => store.set(`${path}.${index}.${name}`, value)}
              replace={content => store.set(`${path}.${index}`, withContent(column, content))}
              move={by => put(moved(columns, index, by))}
              remove={() => put(columns.filter((_, place) => place !== index))}
            />
          ))}
        </tbody>
      </table>
      {problem !== undefined && <p className={classes.problem}>{problem}</p>}
      <Button
        icon="add"
        onClick={() => put([...columns, withContent({ name: `column${columns.length + 1}` }, FIXED_TEXT)])}
      >
        Add a column
      </Button>
    </div>
  )
}

type ColumnRowProps = {
  readonly column: Column
  readonly index: number
  readonly problem: string | undefined
  readonly set: (name: string, value: Json) => void
  readonly replace: (content: string) => void
  readonly move: (by: -1 | 1) => void
  readonly remove: () => void
}

function ColumnRow({ column, index, problem, set, replace, move, remove }: ColumnRowProps) {
  const isFact = column.kind === 'fact'
  const of = `of column ${index + 1}`
  const number = (text: string): Json => (/^\d{1,3}$/.test(text) ? Number(text) : text === '' ? null : text)
  return (
    <>
      <tr className={problem === undefined ? undefined : classes.wrong}>
        <th scope="row">{index + 1}</th>
        <td>
          <input
            aria-label={`Name ${of}`}
            value={String(column.name ?? '')}
            spellCheck={false}
            onChange={event => set('name', event.currentTarget.value)}
          />
        </td>
        <td>
          <ContentCell column={column} of={of} set={set} replace={replace} />
        </td>
        <td>
          <input
            aria-label={`Width ${of}`}
            className={classes.short}
            inputMode="numeric"
            value={String(column.width ?? '')}
            onChange={event => set('width', number(event.currentTarget.value))}
          />
        </td>
        <td>
          {isFact && (
            <input
              aria-label={`Part ${of}`}
              className={classes.short}
              inputMode="numeric"
              value={String(column.part ?? '')}
              onChange={event => set('part', number(event.currentTarget.value))}
            />
          )}
        </td>
        <td>
          {isFact && (
            <Choice
              label={`Spelling ${of}`}
              value={column.spelling}
              options={SPELLINGS}
              pick={value => set('spelling', value)}
            />
          )}
        </td>
        <td>
          {isFact && (
            <Choice
              label={`Side ${of}`}
              value={column.align}
              options={['left', 'right']}
              pick={value => set('align', value)}
            />
          )}
        </td>
        <td>
          {isFact && (
            <Choice
              label={`Fill ${of}`}
              value={column.pad}
              options={[' ', '0']}
              pick={value => set('pad', value)}
            />
          )}
        </td>
        <td className={classes.order}>
          <Button look="quiet" aria-label={`Move up column ${index + 1}`} onClick={() => move(-1)}>
            ↑
          </Button>
          <Button look="quiet" aria-label={`Move down column ${index + 1}`} onClick={() => move(1)}>
            ↓
          </Button>
          <Button look="quiet" icon="discard" aria-label={`Remove column ${index + 1}`} onClick={remove} />
        </td>
      </tr>
      {problem !== undefined && (
        <tr>
          <td />
          <td colSpan={8} className={classes.problem}>
            {problem}
          </td>
        </tr>
      )}
    </>
  )
}

function ContentCell({
  column,
  of,
  set,
  replace,
}: Pick<ColumnRowProps, 'column' | 'set' | 'replace'> & { readonly of: string }) {
  return (
    <>
      <select
        aria-label={`Filled with ${of}`}
        value={column.kind === 'fact' ? String(column.fact) : FIXED_TEXT}
        onChange={event => replace(event.currentTarget.value)}
      >
        <option value={FIXED_TEXT}>A fixed text</option>
        {Object.entries(FACT_LABEL).map(([fact, label]) => (
          <option key={fact} value={fact}>
            {label}
          </option>
        ))}
      </select>
      {column.kind === 'text' && (
        <input
          aria-label={`Text ${of}`}
          value={String(column.text ?? '')}
          onChange={event => set('text', event.currentTarget.value)}
        />
      )}
    </>
  )
}

const PAD_WORDS: Readonly<Record<string, string>> = { ' ': 'blanks', '0': 'zeros' }

type ChoiceProps = {
  readonly label: string
  readonly value: Json | undefined
  readonly options: readonly string[]
  readonly pick: (value: string) => void
}

function Choice({ label, value, options, pick }: ChoiceProps) {
  return (
    <select
      aria-label={label}
      value={String(value ?? '')}
      onChange={event => pick(event.currentTarget.value)}
    >
      {options.map(option => (
        <option key={option} value={option}>
          {PAD_WORDS[option] ?? option}
        </option>
      ))}
    </select>
  )
}
