import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { EXPORT_KEYS } from './export-keys.ts'
import classes from './ExportPage.module.css'
import type { ExportStore } from './export-store.ts'

/** Exports that ran by a schedule since somebody looked last. */
export function UnseenRuns({ store }: { readonly store: ExportStore }) {
  const { runs } = useStore(store.view, view => view.standing)
  if (runs.length === 0) return null
  return (
    <section className={classes.card} aria-label="Exports by schedule">
      <h2>Exports by schedule since you looked last</h2>
      <ul className={classes.runs}>
        {runs.map(({ id, at, destination, outcome, words }) => (
          <li key={id}>
            <Icon name={outcome === 'released' || outcome === 'nothing' ? 'complete' : 'review'} />
            <span className={classes.which}>
              <b>{destination}</b>{' '}
              {new Date(at).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' })}
            </span>
            <span>{words}</span>
          </li>
        ))}
      </ul>
      <Button shortcut={EXPORT_KEYS.seenRuns} onClick={() => void store.seeRuns()}>
        Seen
      </Button>
    </section>
  )
}
