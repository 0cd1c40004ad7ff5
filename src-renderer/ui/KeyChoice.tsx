import type { KeyboardEvent, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import classes from './KeyChoice.module.css'
import { Listbox } from './Listbox.tsx'
import { controlOf, type ListboxState, useListbox } from './listbox.ts'

export type KeyChoiceOption = { readonly key: string; readonly value: string; readonly label: string }

export type KeyChoiceProps = {
  readonly id?: string
  /** Name of the control, such as `Side of lesion A`. */
  readonly label: string
  readonly field: string
  readonly options: readonly KeyChoiceOption[]
  /** Values that are chosen now. */
  readonly chosen: readonly string[]
  /** What stands in the cell. */
  readonly children: ReactNode
  readonly readOnly: boolean
  readonly invalid?: boolean
  readonly needed?: boolean
  readonly describedBy?: string | undefined
  readonly className?: string | undefined
  readonly onPick: (value: string) => void
  /** Delete or Backspace. */
  readonly onClear?: () => void
  /** Any other key, as long as the list is closed; true when it meant something. */
  readonly onKey?: (event: KeyboardEvent) => boolean
  readonly onBlur?: () => void
}

/**
 * A choice taken by a single key, without opening anything: `S` is stereotactic. Space or a click opens the list,
 * where each option stands with its key.
 */
export function KeyChoice(props: KeyChoiceProps) {
  const { label, options, chosen, readOnly, invalid, needed } = props
  const values = options.map(option => option.value)
  const first = Math.max(0, values.indexOf(chosen[0] ?? ''))
  const list = useListbox({ values, first, onPick: props.onPick })

  return (
    <>
      <button
        type="button"
        id={props.id}
        data-field={props.field}
        className={classNames(classes.choice, invalid && classes.invalid, props.className)}
        aria-label={label}
        aria-invalid={invalid || undefined}
        aria-required={needed || undefined}
        aria-readonly={readOnly || undefined}
        aria-describedby={props.describedBy}
        {...controlOf(list)}
        onKeyDown={event => press(event, props, list)}
        onClick={() => !readOnly && list.toggle()}
        onBlur={() => {
          list.close()
          props.onBlur?.()
        }}
      >
        <span className={classes.value}>{props.children}</span>
        {needed && <Needed />}
      </button>
      <Listbox list={list} label={label} options={options} chosen={chosen} />
    </>
  )
}

function Needed() {
  return (
    <span className={classes.needed} aria-hidden="true">
      ✱
    </span>
  )
}

function press(event: KeyboardEvent, props: KeyChoiceProps, list: ListboxState): void {
  if (list.press(event) || props.readOnly || event.ctrlKey || event.altKey || event.metaKey) return
  const option = props.options.find(one => one.key === event.key.toUpperCase())
  if (option) list.pick(option.value)
  else if (event.key === ' ') list.open()
  else if (event.key === 'Delete' || event.key === 'Backspace') props.onClear?.()
  else if (!props.onKey?.(event)) return
  event.preventDefault()
  event.stopPropagation()
}
