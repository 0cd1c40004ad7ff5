import { useStore } from 'zustand'
import { Field } from '../../ui/Field.tsx'
import classes from './ExportPage.module.css'
import type { ExportStore } from './export-store.ts'

/** After how many days files that the receiver left lying are removed from its folder. */
export function RetentionField({ store }: { readonly store: ExportStore }) {
  const { retention, destination } = useStore(store.view)
  const days = retention.find(rule => rule.destination === destination)?.days ?? null
  return (
    <Field
      label="Remove our files from the folder after days"
      hint={
        days === null ? 'Empty: they lie there until the receiver takes them.' : 'The log keeps every batch.'
      }
    >
      {tie => (
        <input
          {...tie}
          key={`${destination} ${days}`}
          className={classes.days}
          inputMode="numeric"
          maxLength={4}
          defaultValue={days ?? ''}
          onBlur={event => void store.setRetention(destination, event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
