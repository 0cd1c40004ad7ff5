import type { InterfaceSheet } from '#shared/contract/interface-sheet.ts'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/Icon.tsx'
import classes from './DestinationsPage.module.css'
import { MODE_WORD } from './mode-words.ts'

/** Test or production, by shape, word and color. */
export function ModeBadge({ mode }: { readonly mode: InterfaceSheet['mode'] }) {
  return (
    <span className={classNames(classes.badge, mode === 'test' ? classes.test : classes.production)}>
      <Icon name={mode === 'test' ? 'warn' : 'complete'} />
      {MODE_WORD[mode]}
    </span>
  )
}
