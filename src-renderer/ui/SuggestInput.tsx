import { Combobox } from '@mantine/core'
import type { ComponentProps, KeyboardEvent } from 'react'
import { ListboxFrame } from './ListboxFrame.tsx'
import { useListbox } from './listbox.ts'

export type Suggestion = { readonly value: string; readonly label: string; readonly detail?: string }

export type SuggestInputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'role'> & {
  readonly value: string
  /** What fits the words typed, the best first: Enter takes it. */
  readonly suggestions: readonly Suggestion[]
  readonly onText: (text: string) => void
  readonly onPick: (value: string) => void
  readonly 'data-field': string
}

/** A text input that offers what was entered before. Nothing is offered until something is typed or asked for. */
export function SuggestInput({ value, suggestions, onText, onPick, ...input }: SuggestInputProps) {
  const values = suggestions.map(suggestion => suggestion.value)
  const list = useListbox({ values, first: value === '' ? null : 0, onPick })
  const { store } = list

  function type(text: string): void {
    onText(text)
    if (text === '') store.closeDropdown()
    else store.openDropdown()
  }

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    if (list.press(event)) return
    if (event.key !== 'ArrowDown' || input.readOnly) return input.onKeyDown?.(event)
    event.preventDefault()
    store.openDropdown()
  }

  return (
    <ListboxFrame list={list} label="Suggestions" options={suggestions}>
      <Combobox.Target withAriaAttributes={false} withKeyboardNavigation={false}>
        <input
          {...input}
          {...list.control}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={event => type(event.currentTarget.value)}
          onKeyDown={press}
          onBlur={event => {
            store.closeDropdown()
            input.onBlur?.(event)
          }}
        />
      </Combobox.Target>
    </ListboxFrame>
  )
}
