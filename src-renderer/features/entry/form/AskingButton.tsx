import { Popover } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Button, type ButtonProps } from '../../../ui/Button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { OVERLAY } from '../../../ui/overlay.ts'
import classes from './AskingButton.module.css'

export type AskingButtonProps = {
  /** What is asked, for those who cannot see where the form stands. */
  readonly label: string
  /** What the button is called. */
  readonly deed: string
  readonly shortcut: string
  /** What the action of the window finds the button by. */
  readonly name: string
  readonly look?: NonNullable<ButtonProps['look']>
}

type Asking = AskingButtonProps & {
  /** The form below the button; it closes itself once it has its answer. */
  readonly children: (close: () => void) => ReactNode
}

/** A button that asks for something before it does anything: a form opens below it and has the cursor. */
export function AskingButton({ label, deed, shortcut, name, look = 'plain', children }: Asking) {
  const [opened, setOpened] = useState(false)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      portalProps={OVERLAY}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button look={look} shortcut={shortcut} data-deed={name} onClick={() => setOpened(!opened)}>
          {deed}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classNames(classes.popover)} aria-label={label}>
        {children(() => setOpened(false))}
      </Popover.Dropdown>
    </Popover>
  )
}
