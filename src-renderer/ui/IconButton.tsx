import { Tooltip } from '@mantine/core'
import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './Icon.tsx'
import classes from './IconButton.module.css'

export type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & {
  readonly icon: IconName
  readonly label: string
  readonly shortcut?: string
}

/** A button that is an icon alone; its name stands in a tooltip for mouse and keyboard. */
export function IconButton({ icon, label, shortcut, className, ...rest }: IconButtonProps) {
  const tip = shortcut ? `${label} (${shortcut})` : label
  return (
    <Tooltip
      label={tip}
      events={{ hover: true, focus: true, touch: false }}
      openDelay={300}
      transitionProps={{ duration: 0 }}
    >
      <button
        type="button"
        className={classNames(classes.button, className)}
        aria-label={label}
        aria-keyshortcuts={shortcut}
        {...rest}
      >
        <Icon name={icon} />
      </button>
    </Tooltip>
  )
}
