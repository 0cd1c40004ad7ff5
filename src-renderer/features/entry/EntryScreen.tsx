import { CorrectionStrip } from './corrections/CorrectionStrip.tsx'
import { SaidStrip } from './corrections/SaidStrip.tsx'
import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { focusNextField } from '../../ui/focus-order.ts'
import { LiveRegion } from '../../ui/LiveRegion.tsx'
import { OVERLAY_ID } from '../../ui/overlay.ts'
import { useDesk } from './desk-context.ts'
import { DiscardedStrip } from './devices/DiscardedStrip.tsx'
import { DuplicateQuestion } from './devices/DuplicateQuestion.tsx'
import { NewDeviceStrip } from './devices/NewDeviceForm.tsx'
import { EmptyDesk } from './EmptyDesk.tsx'
import classes from './EntryScreen.module.css'
import { AfterwardsRow } from './form/AfterwardsRow.tsx'
import { DiagnosisRow } from './form/DiagnosisRow.tsx'
import { DocumentRow } from './form/DocumentRow.tsx'
import { NoteRow } from './form/NoteRow.tsx'
import { PatientBanner } from './form/PatientBanner.tsx'
import { ExaminationRow, PatientRow, PhysicianRow } from './form/PatientRows.tsx'
import { SessionNotice } from './form/SessionNotice.tsx'
import { StatusLine } from './form/StatusLine.tsx'
import { TypedByAnother } from './form/TypedByAnother.tsx'
import { goTo } from './go-to.ts'
import { LesionTable } from './lesions/LesionTable.tsx'
import { ChargesPanel } from './panel/ChargesPanel.tsx'
import { SessionContext, useView } from './session-context.ts'
import { firstInTheWay } from './store/session-deeds.ts'
import type { SessionStore } from './store/session-store.ts'

/** The session on the desk, or what to do when there is none. */
export function EntryScreen({ onNew }: { readonly onNew: () => void }) {
  const current = useDesk(desk => desk.current)
  return current ? (
    <SessionScreen key={current.view.getState().id} session={current} />
  ) : (
    <EmptyDesk onNew={onNew} />
  )
}

function SessionScreen({ session }: { readonly session: SessionStore }) {
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { state, assessment } = session.view.getState()
    const { field, scrollTop } = session.place()
    const first = state === 'draft' ? (firstInTheWay(assessment) ?? 'patient.mrn') : null
    goTo(session, field ?? first)
    if (form.current && field !== null) form.current.scrollTop = scrollTop
  }, [session])

  /** For when the session comes back: where the cursor stood last, even once it went to the day list. */
  function keepPlace({ target }: FocusEvent<HTMLElement>): void {
    const { field } = target.dataset
    if (field !== undefined) session.keepPlace({ field })
  }

  return (
    <SessionContext value={session}>
      <main className={classes.entry} aria-label="Session">
        <PatientBanner />
        <TypedByAnother />
        <SessionNotice />
        <CorrectionStrip />
        <SaidStrip />
        <DiscardedStrip />
        <DuplicateQuestion />
        <NewDeviceStrip />
        <div
          ref={form}
          className={classes.form}
          onKeyDown={goOnWithEnter}
          onFocus={keepPlace}
          onScroll={({ currentTarget: { scrollTop } }) => session.keepPlace({ scrollTop })}
        >
          <PatientRow />
          <ExaminationRow />
          <PhysicianRow />
          <LesionTable />
          <AfterwardsRow />
          <DiagnosisRow />
          <DocumentRow />
          <NoteRow />
        </div>
        <StatusLine />
        <ChargeAnnouncer />
        <div id={OVERLAY_ID} />
      </main>
      <ChargesPanel />
    </SessionContext>
  )
}

/** Enter goes from field to field; in a note it is a line break, on a button it presses. */
function goOnWithEnter(event: KeyboardEvent<HTMLElement>): void {
  const { target } = event
  const plain = event.key === 'Enter' && !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey
  if (!plain || event.defaultPrevented || event.nativeEvent.isComposing) return
  if (!(target instanceof HTMLElement) || target.dataset.field === undefined) return
  if (target instanceof HTMLTextAreaElement) return
  event.preventDefault()
  focusNextField(event.currentTarget, target)
}

function ChargeAnnouncer() {
  const spoken = useView(view => view.spoken)
  return <LiveRegion text={spoken.text} number={spoken.number} />
}
