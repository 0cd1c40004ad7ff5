import { useEffect, useRef } from 'react'
import { Button } from '../ui/Button.tsx'
import { KEY_SHEET } from './key-sheet.ts'
import classes from './KeySheet.module.css'

/** All keys on one sheet. It is the browser's own dialog: Escape closes it, the focus goes back. */
export function KeySheet({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (opened) dialog.current?.showModal()
    else dialog.current?.close()
  }, [opened])
  return (
    <dialog ref={dialog} className={classes.sheet} aria-labelledby="key-sheet-title" onClose={onClose}>
      <header className={classes.head}>
        <h2 id="key-sheet-title">Keys</h2>
        <Button look="quiet" shortcut="Escape" onClick={onClose}>
          Close
        </Button>
      </header>
      <div className={classes.groups}>
        {KEY_SHEET.map(({ title, keys }) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([key, deed]) => (
                <div key={key} className={classes.pair}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{deed}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  )
}
