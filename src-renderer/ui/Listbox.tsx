import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { Key } from './Key.tsx'
import classes from './Listbox.module.css'
import { type ListboxState, optionOf } from './listbox.ts'
import { placeUnder } from './place-under.ts'

export type ListboxProps = {
  readonly list: ListboxState
  readonly label: string
  readonly options: readonly {
    readonly value: string
    readonly label: string
    readonly detail?: string
    readonly key?: string
  }[]
  /** Values that are chosen already. */
  readonly chosen?: readonly string[]
  /** How an option is taken, shown as long as none is pointed at. */
  readonly hint?: string
}

/**
 * The options under a control. They exist only while the list is open, so that a form of many lists costs nothing,
 * and stand in the browser's own top layer, so that nothing cuts them off.
 */
export function Listbox(props: ListboxProps) {
  return props.list.opened ? <OpenListbox {...props} /> : null
}

function OpenListbox({ list, label, options, chosen = [], hint }: ListboxProps) {
  const panel = useRef<HTMLDivElement>(null)
  const { anchor, listId } = list

  useLayoutEffect(() => panel.current?.showPopover(), [])
  useStayUnder(panel, anchor)
  useEffect(() => {
    // Nothing is given back: newer browsers answer a promise here, which is no clean-up.
    void panel.current?.querySelector('[data-walked]')?.scrollIntoView({ block: 'nearest' })
  })

  return (
    <div ref={panel} popover="manual" className={classes.dropdown}>
      <div id={listId} role="listbox" aria-label={label} className={classes.options}>
        {options.map(({ value, label: word, detail, key }, index) => (
          <div
            key={value}
            role="option"
            aria-selected={chosen.includes(value)}
            className={classes.option}
            {...optionOf(list, index, value)}
          >
            <span>{word}</span>
            {detail && <span className={classes.detail}>{detail}</span>}
            {key && <Key>{key}</Key>}
          </div>
        ))}
      </div>
      {hint && list.active === null && <p className={classes.hint}>{hint}</p>}
    </div>
  )
}

type Place = RefObject<HTMLElement | null>

/** Keeps a panel under its control while its options change, the window is resized or something scrolls. */
function useStayUnder(panel: Place, anchor: Place): void {
  useLayoutEffect(() => {
    const place = () => placeUnder(panel.current, anchor.current)
    place()
    window.addEventListener('scroll', place, { capture: true, passive: true })
    window.addEventListener('resize', place)
    return () => {
      window.removeEventListener('scroll', place, { capture: true })
      window.removeEventListener('resize', place)
    }
  })
}
