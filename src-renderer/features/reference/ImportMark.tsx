import { useStore } from 'zustand'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { LiveRegion } from '../../ui/LiveRegion.tsx'
import classes from './ImportMark.module.css'
import type { ImportWork } from './model/import-work.ts'
import { progressOf } from './model/import-work.ts'
import type { ImportStore } from './store/import-store.ts'

/** How an import goes, in the button that leads to it: seen from every page, and told at start and end. */
export function ImportMark({ store }: { readonly store: ImportStore }) {
  const { work } = useStore(store.view)
  const progress = progressOf(work)
  const outcome = OUTCOMES[work.kind]
  if (progress) {
    return (
      <span className={classes.mark} title={progress.doing}>
        {progress.percent} %
        <progress max={100} value={progress.percent} aria-label="Import" />
      </span>
    )
  }
  if (!outcome) return null
  return (
    <span className={classes.mark} data-tone={outcome.tone}>
      <Icon name={outcome.icon} size={12} /> {outcome.word}
    </span>
  )
}

/** Says start, end and refusal of an import wherever one is in the window. */
export function ImportAnnouncer({ store }: { readonly store: ImportStore }) {
  const { text, number } = useStore(store.view, view => view.spoken)
  return <LiveRegion text={text} number={number} />
}

type Outcome = { readonly icon: IconName; readonly word: string; readonly tone: 'good' | 'warn' | 'bad' }

const OUTCOMES: Readonly<Partial<Record<ImportWork['kind'], Outcome>>> = {
  asks: { icon: 'review', word: 'asks', tone: 'warn' },
  refused: { icon: 'block', word: 'refused', tone: 'bad' },
  done: { icon: 'complete', word: 'loaded', tone: 'good' },
}
