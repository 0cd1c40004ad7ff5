import { Icon } from '../../ui/Icon.tsx'
import type { StartFailure } from '#shared/contract/start-failure.ts'
import classes from './StoppedScreen.module.css'

export type StoppedScreenProps = {
  readonly failure: Omit<StartFailure, 'code'>
  readonly version: string | null
}

/** The log could not be opened: what it is, what was found, what to do. Nothing else is offered. */
export function StoppedScreen({ failure, version }: StoppedScreenProps) {
  return (
    <main className={classes.screen}>
      <section className={classes.card} role="alert">
        <Icon name="block" size={28} />
        <h1>{failure.title}</h1>
        <dl>
          <dt>What to do</dt>
          <dd className={classes.toDo}>{failure.toDo}</dd>
          {failure.found !== '' && (
            <>
              <dt>What was found</dt>
              <dd className={classes.found}>{failure.found}</dd>
            </>
          )}
        </dl>
        <p className={classes.product}>Chargemark{version === null ? '' : ` ${version}`}</p>
      </section>
    </main>
  )
}

/** For a page that was opened without the program behind it. */
export const NO_HOST = {
  title: 'This page was opened without Chargemark',
  toDo: 'Start Chargemark and use its own window.',
  found: '',
} as const
