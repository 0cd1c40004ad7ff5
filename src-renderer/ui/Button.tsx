import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './Icon.tsx'
import { Key } from './Key.tsx'
import classes from './Button.module.css'

export type ButtonProps = ComponentProps<'button'> & {
  readonly look?: 'plain' | 'main' | 'quiet'
  readonly icon?: IconName
  /** The key that does the same from anywhere, shown on the button and told to assistive technology. */
  readonly shortcut?: string
}

export function Button({ look = 'plain', icon, shortcut, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={classNames(classes.button, classes[look], className)}
      aria-keyshortcuts={shortcut?.replace('Ctrl', 'Control')}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      {children}
      {shortcut && <Key>{shortcut}</Key>}
    </button>
  )
}
