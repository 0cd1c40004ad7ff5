import type { UpdatingStatus } from '#shared/contract/app.ts'
import { Icon } from '../../ui/Icon.tsx'
import { shareOfUpdate, stepInWords, updateInWords } from '#shared/contract/update-words.ts'
import classes from './StoppedScreen.module.css'

/** The log is copied before it is brought up to date: what is done, and how far that is. */
export function UpdatingScreen({ status: { progress, version } }: { readonly status: UpdatingStatus }) {
  const share = shareOfUpdate(progress)
  return (
    <main className={classes.screen}>
      <section className={classes.card} data-calm>
        <Icon name="load" size={28} />
        <h1>The log is being updated</h1>
        <p className={classes.toDo}>
          This version of Chargemark changes the log. Before that, a copy of it is written and read back;
          until the copy is whole, nothing is changed.
        </p>
        <p role="status" className="visually-hidden">
          {stepInWords(progress)}
        </p>
        <div className={classes.progress}>
          <b>{updateInWords(progress)}</b>
          <progress
            aria-label={stepInWords(progress)}
            max={1}
            {...(share === null ? {} : { value: share })}
          />
        </div>
        <p className={classes.product}>Chargemark {version}</p>
      </section>
    </main>
  )
}
