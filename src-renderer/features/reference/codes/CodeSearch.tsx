import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { CODE_KINDS, type CodeKind } from '#shared/domain/code-sets.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Key } from '../../../ui/Key.tsx'
import { CODE_KIND_LABEL } from '../model/code-kind.ts'
import { SERVICE_DAY_WORDS } from '../model/service-day.ts'
import { useReference } from '../reference-context.ts'
import { listedHits } from '../store/codes-store.ts'
import { CodeHits, hitId, HITS_ID } from './CodeHits.tsx'
import classes from './CodesPage.module.css'

/** Id of the search field, for the key that goes there. */
export const SEARCH_CODES = 'code-search'

/** Type a number or words; arrows point at a code, Enter opens it. */
export function CodeSearch() {
  const { codes } = useReference().stores
  const view = useStore(codes.view)
  const hits = listedHits(view)
  const { pointed, text } = view

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || hits.length === 0) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const hit = hits[pointed]
    if (step !== undefined) codes.point((pointed + step + hits.length) % hits.length)
    else if (event.key === 'Enter' && hit) codes.open(hit.code)
    else return
    event.preventDefault()
  }

  return (
    <search className={classes.search} aria-label="Codes">
      <DayField />
      <div className={classes.field}>
        <Icon name="search" />
        <input
          id={SEARCH_CODES}
          role="combobox"
          aria-label="Search codes"
          aria-expanded={hits.length > 0}
          aria-controls={HITS_ID}
          aria-activedescendant={hits.length > 0 ? hitId(pointed) : undefined}
          aria-autocomplete="list"
          aria-keyshortcuts="Alt+O"
          placeholder="Number, words, beginnings of words"
          value={text}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          onChange={event => codes.type(event.currentTarget.value)}
          onKeyDown={press}
        />
        <Key>Alt+O</Key>
      </div>
      <KindFilter />
      <CodeHits hits={hits} />
      <FoundCount />
    </search>
  )
}

function DayField() {
  const { codes } = useReference().stores
  const { on, because } = useStore(codes.view, view => view.day)
  return (
    <label className={classes.day}>
      <span>On</span>
      <input
        type="date"
        aria-label="Day of service"
        value={on}
        required
        onChange={event => event.currentTarget.value && codes.setDay(event.currentTarget.value)}
      />
      <span>{SERVICE_DAY_WORDS[because]}</span>
    </label>
  )
}

function KindFilter() {
  const { codes } = useReference().stores
  const kind = useStore(codes.view, view => view.kind)
  return (
    <div className={classes.kinds} role="group" aria-label="Kinds of code">
      {[null, ...CODE_KINDS].map(one => (
        <button
          key={one ?? 'all'}
          type="button"
          className={classes.kind}
          aria-pressed={kind === one}
          onClick={() => codes.setKind(one)}
        >
          {labelOf(one)}
        </button>
      ))}
    </div>
  )
}

function labelOf(kind: CodeKind | null): string {
  return kind === null ? 'All' : CODE_KIND_LABEL[kind]
}

/** How much was found, said once typing rests, so that a screen reader is not talked over. */
function FoundCount() {
  const { codes } = useReference().stores
  const hits = useStore(codes.view, view => view.hits)
  const words = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    const timer = setTimeout(() => {
      if (words.current) words.current.textContent = hits === null ? '' : countWords(hits.length)
    }, 600)
    return () => clearTimeout(timer)
  }, [hits])
  return <p ref={words} role="status" className="visually-hidden" />
}

function countWords(count: number): string {
  if (count === 0) return 'No code found'
  return count === 1 ? '1 code found' : `${count} codes found`
}
