import { Icon } from '../../../ui/Icon.tsx'
import { inGroups } from '../model/import-work.ts'
import classes from './BadRows.module.css'

export type BadRowsProps = {
  readonly count: number
  readonly first: readonly {
    /** Where more than one file is spoken of. */
    readonly file?: string
    readonly line: number
    readonly expected: string
    readonly found: string
  }[]
}

/** The rows that could not be read and were left out, the first of them with what stood there. */
export function BadRows({ count, first }: BadRowsProps) {
  if (count === 0) return null
  return (
    <details className={classes.bad}>
      <summary>
        <Icon name="warn" size={12} /> {inGroups(count, 'bad row')} left out
      </summary>
      <ul>
        {first.map(({ file, line, expected, found }) => (
          <li key={`${file} ${line}`}>
            {file === undefined ? 'Line' : `${file}, line`} {line}: expected {expected}, found {found}
          </li>
        ))}
        {count > first.length && <li>and {inGroups(count - first.length, 'more row')}</li>}
      </ul>
    </details>
  )
}
