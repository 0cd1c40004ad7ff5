import { Cell, cellControl } from '../../../ui/Cell.tsx'
import type { TextField } from '../model/text-fields.ts'
import { useEditable, useEntry, useFieldStatus, useSession } from '../session-context.ts'
import { fieldAria } from './field-aria.ts'

export type EntryTextProps = {
  readonly field: TextField
  readonly label: string
  /** A fuller name, where the label alone is said by its neighbors. */
  readonly name?: string
  readonly span?: number
  readonly placeholder?: string
  readonly inputMode?: 'numeric'
}

/** No field holds more than this; what is too long for a claim is refused beside the field, in words. */
export const MAX_TEXT = 1_000

/** A line of text of the entry. It is tidied when it is left: `2/3/1971` becomes `1971-02-03`. */
export function EntryText({ field, label, name, span = 2, placeholder, inputMode }: EntryTextProps) {
  const session = useSession()
  const text = useEntry(field.get)
  const editable = useEditable()
  const { problem, missing } = useFieldStatus(field.path)

  function leave(): void {
    const tidied = field.tidy(text)
    if (tidied !== text) session.change(field.path, entry => field.set(entry, tidied))
    session.leave(field.path)
  }

  return (
    <Cell label={label} htmlFor={field.path} span={span} invalid={problem !== null} needed={missing}>
      <input
        id={field.path}
        aria-label={name}
        data-field={field.path}
        className={cellControl}
        value={text}
        maxLength={MAX_TEXT}
        placeholder={placeholder}
        inputMode={inputMode}
        readOnly={!editable}
        autoComplete="off"
        spellCheck={false}
        {...fieldAria(field.path, { problem, missing })}
        onChange={event => {
          const typed = event.currentTarget.value
          session.change(field.path, entry => field.set(entry, typed))
        }}
        onBlur={leave}
      />
    </Cell>
  )
}
