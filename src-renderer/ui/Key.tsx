import classes from './Key.module.css'

/** Keys as they stand on the keyboard: `Ctrl+Enter`. Shown beside what they do, and not read out with it. */
export function Key({ children }: { readonly children: string }) {
  return (
    <kbd className={classes.key} aria-hidden="true">
      {children}
    </kbd>
  )
}
