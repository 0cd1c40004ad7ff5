import { useState } from 'react'
import { Cell, cellControl } from '../../../ui/Cell.tsx'
import { useEditable, useFieldStatus, useSession } from '../session-context.ts'
import type { EntryEdit } from '../model/session-edits.ts'
import classes from './CodedItems.module.css'
import { MAX_TEXT } from './EntryText.tsx'
import { fieldAria } from './field-aria.ts'

export type CodedItemsProps = {
  /** The list of the entry: `excisions` or `supplies`. */
  readonly path: string
  readonly label: string
  /** One of them, for the name of its field. */
  readonly one: string
  readonly span: number
  readonly placeholder: string
  /** The items as they are written. */
  readonly items: readonly string[]
  readonly set: (index: number, text: string) => EntryEdit
  readonly remove: (index: number) => EntryEdit
}

/** A list of codes typed one after the other; the empty place at its end takes the next. */
export function CodedItems({ path, label, one, span, placeholder, items, set, remove }: CodedItemsProps) {
  const editable = useEditable()
  const { problem, missing } = useFieldStatus(path)
  const places = editable ? [...items, ''] : items
  return (
    <Cell
      label={label}
      htmlFor={`${path}.${items.length}`}
      span={span}
      invalid={problem !== null}
      needed={missing}
    >
      <div className={classes.items}>
        {places.map((text, index) => (
          <CodedItem
            key={index}
            path={`${path}.${index}`}
            label={index < items.length ? `${one} ${index + 1}` : `Add ${one.toLowerCase()}`}
            placeholder={index === 0 ? placeholder : ''}
            text={text}
            set={typed => set(index, typed)}
            remove={remove(index)}
          />
        ))}
      </div>
    </Cell>
  )
}

type CodedItemProps = {
  readonly path: string
  readonly label: string
  readonly placeholder: string
  readonly text: string
  readonly set: (text: string) => EntryEdit
  readonly remove: EntryEdit
}

/** What is being typed stays as typed until the field is left; the entry has it read already. */
function CodedItem({ path, label, placeholder, text, set, remove }: CodedItemProps) {
  const session = useSession()
  const editable = useEditable()
  const { problem, missing } = useFieldStatus(path)
  const [typed, setTyped] = useState<string | null>(null)

  function leave(): void {
    if (typed?.trim() === '') session.change(path, remove)
    if (typed !== null) session.leave(path)
    setTyped(null)
  }

  return (
    <input
      id={path}
      data-field={path}
      className={cellControl}
      size={Math.max(placeholder.length, (typed ?? text).length, 3)}
      aria-label={label}
      {...fieldAria(path, { problem, missing })}
      value={typed ?? text}
      placeholder={placeholder}
      maxLength={MAX_TEXT}
      readOnly={!editable}
      autoComplete="off"
      spellCheck={false}
      onChange={event => {
        setTyped(event.currentTarget.value)
        session.change(path, set(event.currentTarget.value))
      }}
      onBlur={leave}
    />
  )
}
