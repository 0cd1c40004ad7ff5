import type { ReactNode } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import type { StartFailure } from '#shared/contract/start-failure.ts'
import classes from './StoppedScreen.module.css'

export type StoppedScreenProps = {
  readonly failure: Omit<StartFailure, 'code'>
  readonly version: string | null
  /** The ways back, if there are any. */
  readonly children?: ReactNode
}

/** The log could not be opened: what it is, what was found, what to do, and the ways back. */
export function StoppedScreen({ failure, version, children }: StoppedScreenProps) {
  return (
    <main className={classes.screen}>
      <section className={classes.card}>
        <Icon name="block" size={28} />
        <div role="alert">
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
        </div>
        {children}
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
