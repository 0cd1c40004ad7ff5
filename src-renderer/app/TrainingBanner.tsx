import { useEffect } from 'react'
import type { RunningStatus } from '#shared/contract/app.ts'
import classes from './TrainingBanner.module.css'

const PRODUCT = 'Chargemark'

/** Says on every screen and in the title of the window that the patients are invented, by a word and by a pattern. */
export function TrainingBanner({ status }: { readonly status: RunningStatus }) {
  const { training, demo } = status
  useEffect(() => {
    document.title = training ? `TRAINING – ${PRODUCT}` : PRODUCT
  }, [training])
  if (!training) return null
  return (
    <aside className={classes.banner} aria-label="Training">
      <p className={classes.words}>
        <b>TRAINING</b> · invented patients, nothing is billed
        {demo && ' · demo, thrown away at the end'}
      </p>
    </aside>
  )
}
