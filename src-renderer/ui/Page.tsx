import { useEffect, type ReactNode } from 'react'
import { IconButton } from './IconButton.tsx'
import classes from './Page.module.css'

export type PageProps = {
  readonly title: string
  /** `whole`: the content fills the page, scrolls by itself and takes the cursor by itself. */
  readonly layout?: 'flowing' | 'whole'
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A page beside the day list, in place of the session; Escape goes back to it. */
export function Page({ title, layout = 'flowing', onClose, children }: PageProps) {
  useEffect(() => {
    if (layout === 'flowing') document.getElementById('page-title')?.focus()
  }, [layout])
  useEffect(() => {
    // On the window: a button that is disabled once it was pressed leaves the focus nowhere on the page.
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]'))
        onClose()
    }
    window.addEventListener('keydown', leave)
    return () => window.removeEventListener('keydown', leave)
  }, [onClose])
  return (
    <main className={classes.page} aria-label={title}>
      <header className={classes.head}>
        <h1 id="page-title" tabIndex={-1}>
          {title}
        </h1>
        <IconButton icon="close" label="Back to the session" shortcut="Escape" onClick={onClose} />
      </header>
      <div className={layout === 'flowing' ? classes.body : classes.whole}>{children}</div>
    </main>
  )
}
