import type { ComponentProps, KeyboardEvent } from 'react'
import { firstPointedAt } from './list-walk.ts'
import { Listbox } from './Listbox.tsx'
import { controlOf, useListbox } from './listbox.ts'

export type Suggestion = { readonly value: string; readonly label: string; readonly detail?: string }

export type SuggestInputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'role' | 'ref'> & {
  readonly value: string
  /** What fits the words typed, the best first. */
  readonly suggestions: readonly Suggestion[]
  /** False as long as more may come: then nothing is taken unless it was pointed at. */
  readonly isWhole?: boolean
  /** Whether the list goes on after a value was taken, for there are more of its kind. */
  readonly goesOnAfter?: (value: string) => boolean
  readonly onText: (text: string) => void
  readonly onPick: (value: string) => void
  readonly 'data-field': string
}

const HINT = '↓ points at one; Enter alone leaves what is typed'

/**
 * A text input that offers what was entered before. Nothing is offered until something is typed or asked for. Enter
 * takes the only one that fits; of several it takes the one that the arrows point at, and without that it leaves what
 * was typed as it is, so that no hasty key takes the wrong one.
 */
export function SuggestInput({
  value,
  suggestions,
  isWhole = true,
  goesOnAfter = () => false,
  onText,
  onPick,
  ...input
}: SuggestInputProps) {
  const values = suggestions.map(suggestion => suggestion.value)
  const first = isWhole ? firstPointedAt(value, values) : null
  const list = useListbox({ values, first, onPick: pick })

  function pick(picked: string): void {
    onPick(picked)
    if (goesOnAfter(picked)) list.open()
  }

  function type(text: string): void {
    onText(text)
    if (text === '') list.close()
    else list.open()
  }

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    if (list.press(event)) return
    if (event.key !== 'ArrowDown' || input.readOnly) return input.onKeyDown?.(event)
    event.preventDefault()
    list.open()
  }

  return (
    <>
      <input
        {...input}
        {...controlOf(list)}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={event => type(event.currentTarget.value)}
        onKeyDown={press}
        onBlur={event => {
          list.close()
          input.onBlur?.(event)
        }}
      />
      <Listbox list={list} label="Suggestions" options={suggestions} hint={HINT} />
    </>
  )
}
