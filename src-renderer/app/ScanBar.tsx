import { useEffect, useRef } from 'react'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import classes from './ScanBar.module.css'
import type { ScanNote } from './scan-note.ts'

export type ScanBarProps = {
  readonly note: ScanNote | null
  readonly onDismiss: () => void
}

/** Asks before a scan for another patient takes the desk, and says when a number is not known. */
export function ScanBar({ note, onDismiss }: ScanBarProps) {
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (note?.kind === 'asks') return soon(() => bar.current?.querySelector('button')?.focus())
    return undefined
  }, [note])
  useEffect(() => {
    if (note?.kind !== 'unknown') return
    const timer = setTimeout(onDismiss, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [note, onDismiss])
  if (note === null) return null
  if (note.kind === 'unknown') {
    return (
      <div className={classes.bar} role="status">
        <Icon name="info" /> Scanned. {note.sentence}
        <Button look="quiet" onClick={onDismiss}>
          Close
        </Button>
      </div>
    )
  }
  const { scanned, leadsTo, openPatient, go } = note
  return (
    <div
      ref={bar}
      className={classes.asks}
      role="alert"
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onDismiss()
      }}
    >
      <Icon name="warn" />
      <span>
        Scanned <b>{scanned}</b>: <b>{leadsTo}</b>. The open session is of{' '}
        <b>{openPatient || 'another patient'}</b>; it is kept as it is.
      </span>
      <Button look="main" shortcut="Enter" onClick={go}>
        Switch patient
      </Button>
      <Button shortcut="Escape" onClick={onDismiss}>
        Stay
      </Button>
    </div>
  )
}

const SHOWN_MS = 8_000

/** In three frames: in the first two the cursor goes back to where it was before the scan. */
function soon(deed: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(deed)
    })
  })
  return () => cancelAnimationFrame(frame)
}
