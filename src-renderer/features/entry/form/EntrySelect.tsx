import { Cell, cellControl } from '../../../ui/Cell.tsx'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { useEditable, useEntry, useFieldStatus, useSession } from '../session-context.ts'
import { fieldAria } from './field-aria.ts'

export type EntrySelectProps<T extends string> = {
  readonly path: string
  readonly label: string
  readonly span?: number
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly get: (entry: SessionEntry) => T | null
  readonly set: (entry: SessionEntry, value: T) => SessionEntry
}

/** A choice out of few; the first letter of an option takes it. A value that is not among them stays as it is. */
export function EntrySelect<T extends string>({
  path,
  label,
  span = 2,
  options,
  get,
  set,
}: EntrySelectProps<T>) {
  const session = useSession()
  const value = useEntry(get)
  const editable = useEditable()
  const { problem, missing } = useFieldStatus(path)
  const known = value === null || options.some(option => option.value === value)

  return (
    <Cell label={label} htmlFor={path} span={span} invalid={problem !== null} needed={missing}>
      <select
        id={path}
        data-field={path}
        className={cellControl}
        value={value ?? ''}
        disabled={!editable}
        {...fieldAria(path, { problem, missing })}
        onChange={event => {
          const picked = options.find(option => option.value === event.currentTarget.value)
          if (picked) session.change(path, entry => set(entry, picked.value))
        }}
        onBlur={() => session.leave(path)}
      >
        {value === null && <option value="">–</option>}
        {value !== null && !known && <option value={value}>{value}</option>}
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Cell>
  )
}
