import { useStore } from 'zustand'
import type { ImportOutcome } from '#shared/contract/worklist.ts'
import { EXAM_SOURCE_LABEL } from '#shared/domain/exam-labels.ts'
import { Icon } from '../../ui/Icon.tsx'
import classes from './ImportPage.module.css'
import type { ImportStore } from './import-store.ts'

/** The last imports with their counts; what was refused stands with its place and reason. */
export function ImportResults({ store }: { readonly store: ImportStore }) {
  const { imports, fresh } = useStore(store.view)
  if (imports.length === 0) return null
  return (
    <section className={classes.results} aria-label="Last imports">
      <h2>Last imports</h2>
      <p role="status" className="visually-hidden">
        {imports.slice(0, Math.min(1, fresh)).map(inWords).join('')}
      </p>
      <ul>
        {imports.map((outcome, at) => (
          <li key={outcome.id} data-fresh={at < fresh}>
            <Result outcome={outcome} opened={at < fresh} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Result({ outcome, opened }: { readonly outcome: ImportOutcome; readonly opened: boolean }) {
  const { at, source, name, refused, problems } = outcome
  return (
    <>
      <p className={classes.result}>
        <Icon name={refused > 0 ? 'warn' : 'complete'} />
        <b>{name}</b>
        <span>{EXAM_SOURCE_LABEL[source]}</span>
        <span>{at.slice(0, 16).replace('T', ' ')}</span>
        <span className={classes.counts}>{countsOf(outcome)}</span>
      </p>
      {problems.length > 0 && (
        <details open={opened} className={classes.problems}>
          <summary>
            {refused} refused{problems.length < refused ? `, the first ${problems.length}` : ''}
          </summary>
          <ul>
            {problems.map(({ where, text }, place) => (
              <li key={place}>
                <b>{where}</b> {text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function countsOf({ created, updated, unchanged, refused }: ImportOutcome): string {
  return `${created} new · ${updated} updated · ${unchanged} unchanged · ${refused} refused`
}

function inWords(outcome: ImportOutcome): string {
  return `${outcome.name}: ${countsOf(outcome)}`
}
