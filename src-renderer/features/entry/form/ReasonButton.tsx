import { Popover } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Button, type ButtonProps } from '../../../ui/Button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { OVERLAY } from '../../../ui/overlay.ts'
import { ReasonForm, type ReasonFormProps } from '../../../ui/ReasonForm.tsx'
import classes from './ReasonButton.module.css'

type ReasonButtonProps<Reason extends string> = Pick<
  ReasonFormProps<Reason>,
  'label' | 'legend' | 'reasons' | 'first' | 'onGive'
> & {
  /** What the button is called, and what the form under it does. */
  readonly deed: string
  readonly shortcut: string
  /** What the action of the window finds the button by. */
  readonly name: string
  readonly look?: NonNullable<ButtonProps['look']>
  /** What stands above the reasons. */
  readonly children?: ReactNode
}

/** A button that asks for a coded reason before it does anything. */
export function ReasonButton<Reason extends string>(props: ReasonButtonProps<Reason>) {
  const { label, legend, reasons, first, deed, shortcut, name, look = 'plain', onGive, children } = props
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
        <div className={classes.form}>
          {children}
          <ReasonForm
            label={label}
            legend={legend}
            reasons={reasons}
            first={first}
            deed={deed}
            look="bare"
            onGive={(reason, note) => {
              setOpened(false)
              onGive(reason, note)
            }}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
