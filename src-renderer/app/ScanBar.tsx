import { useEffect, useRef } from 'react'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import classes from './ScanBar.module.css'
import type { Scans } from './use-scanner.ts'

/** Asks before a scan for another patient takes the desk, and says when a number is not known. */
export function ScanBar({ scans: { note, accept, dismiss } }: { readonly scans: Scans }) {
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (note?.kind === 'asks') bar.current?.querySelector('button')?.focus()
  }, [note])
  useEffect(() => {
    if (note?.kind !== 'unknown') return
    const timer = setTimeout(dismiss, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [note, dismiss])
  if (note === null) return null
  if (note.kind === 'unknown') {
    return (
      <div className={classes.bar} role="status">
        <Icon name="info" /> Scanned {note.text}: no exam and no session has this accession number.
        <Button look="quiet" onClick={dismiss}>
          Close
        </Button>
      </div>
    )
  }
  const { exam, openPatient } = note
  return (
    <div
      ref={bar}
      className={classes.asks}
      role="alert"
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        dismiss()
      }}
    >
      <Icon name="warn" />
      <span>
        Scanned <b>{exam.accession}</b>: <b>{exam.patientName}</b>, MRN {exam.mrn}. The open session is of{' '}
        <b>{openPatient || 'another patient'}</b>; it is kept as it is.
      </span>
      <Button look="main" shortcut="Enter" onClick={accept}>
        Switch patient
      </Button>
      <Button shortcut="Escape" onClick={dismiss}>
        Stay
      </Button>
    </div>
  )
}

const SHOWN_MS = 8_000
