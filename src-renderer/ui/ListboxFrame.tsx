import { Combobox } from '@mantine/core'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Key } from './Key.tsx'
import classes from './Listbox.module.css'
import type { useListbox } from './listbox.ts'
import { OVERLAY } from './overlay.ts'

export type ListboxFrameProps = {
  readonly list: ReturnType<typeof useListbox>
  readonly label: string
  readonly options: readonly {
    readonly value: string
    readonly label: string
    readonly detail?: string
    readonly key?: string
  }[]
  /** Values that are chosen already. */
  readonly chosen?: readonly string[]
  /** The control that the list belongs to. */
  readonly children: ReactNode
}

/** A control with its list of options below; the options exist only while the list is open. */
export function ListboxFrame({ list, label, options, chosen = [], children }: ListboxFrameProps) {
  return (
    <Combobox
      store={list.store}
      position="bottom-start"
      width="max-content"
      portalProps={OVERLAY}
      transitionProps={{ duration: 0 }}
      onOptionSubmit={list.pick}
    >
      {children}
      <Combobox.Dropdown className={classNames(classes.dropdown)} hidden={options.length === 0}>
        <Combobox.Options id={list.listId} aria-label={label} className={classNames(classes.options)}>
          {options.map(({ value, label: word, detail, key }, index) => (
            <Combobox.Option
              key={value}
              value={value}
              {...list.option(index)}
              aria-selected={chosen.includes(value)}
              active={chosen.includes(value)}
              className={classNames(classes.option)}
            >
              <span>{word}</span>
              {detail && <span className={classes.detail}>{detail}</span>}
              {key && <Key>{key}</Key>}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
