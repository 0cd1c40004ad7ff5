import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { CodeHit } from '#shared/contract/reference.ts'
import { classNames } from '../../../ui/class-names.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { CODE_KIND_LABEL } from '../model/code-kind.ts'
import { useReference } from '../reference-context.ts'
import classes from './CodesPage.module.css'

export const HITS_ID = 'code-hits'

export function hitId(index: number): string {
  return `code-hit-${index}`
}

/** The codes found, or those of the session on the desk before anything is typed. */
export function CodeHits({ hits }: { readonly hits: readonly CodeHit[] }) {
  const { codes } = useReference().stores
  const { pointed, hits: found, text, trail } = useStore(codes.view)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[data-pointed]')?.scrollIntoView({ block: 'nearest' })
  }, [pointed, hits])

  const label = found === null ? 'Codes of the open session' : 'Codes found'
  return (
    <div className={classes.list}>
      <p className={classes.listHead}>{headOf(hits, found, text)}</p>
      <div ref={list} id={HITS_ID} role="listbox" aria-label={label} tabIndex={-1} className={classes.hits}>
        {hits.map((hit, index) => (
          <div
            key={`${hit.kind} ${hit.code}`}
            id={hitId(index)}
            role="option"
            aria-selected={index === pointed}
            data-pointed={index === pointed || undefined}
            className={classNames(classes.hit, trail.at(-1) === hit.code && classes.open)}
            onMouseDown={event => event.preventDefault()}
            onClick={() => {
              codes.point(index)
              codes.open(hit.code)
            }}
          >
            <HitWords hit={hit} />
          </div>
        ))}
      </div>
    </div>
  )
}

function HitWords({ hit: { code, kind, text, remark, billable } }: { readonly hit: CodeHit }) {
  return (
    <>
      <b className={classes.hitCode}>{code}</b>
      <span className={classes.hitKind}>{CODE_KIND_LABEL[kind]}</span>
      <span className={classes.hitText}>{text}</span>
      {remark !== '' && (
        <span className={classes.remark}>
          <Icon name={billable ? 'info' : 'warn'} size={12} /> {remark}
        </span>
      )}
    </>
  )
}

function headOf(hits: readonly CodeHit[], found: readonly CodeHit[] | null, text: string): string {
  if (found !== null)
    return hits.length === 0 ? 'No code found. Fewer or other words?' : `${hits.length} found`
  if (text.trim() !== '') return 'Searching …'
  return hits.length === 0 ? 'For example: 19283 · loc wire us · lump right breast' : 'In the open session'
}
