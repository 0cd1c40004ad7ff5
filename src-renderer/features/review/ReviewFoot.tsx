import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { Key } from '../../ui/Key.tsx'
import { REVIEW_KEYS } from './review-keys.ts'
import classes from './ReviewPage.module.css'
import type { ReviewStore } from './review-store.ts'

/** What was done last, with the way to take it back, and the keys of the list. */
export function ReviewFoot({ store }: { readonly store: ReviewStore }) {
  const { said, undoable } = useStore(store.view)
  return (
    <footer className={classes.foot}>
      <p role="status" className={said?.tone === 'warn' ? classes.warn : undefined}>
        {said && <span key={said.number}>{said.text}</span>}
      </p>
      {undoable.length > 0 && (
        <Button look="quiet" icon="undo" shortcut={REVIEW_KEYS.undo} onClick={() => void store.undo()}>
          Take it back
        </Button>
      )}
      <span className={classes.space} />
      <p className={classes.keys}>
        <Key>↑</Key> <Key>↓</Key> choose · <Key>Enter</Key> go to it · <Key>Alt+Shift+R</Key> back here
      </p>
    </footer>
  )
}
