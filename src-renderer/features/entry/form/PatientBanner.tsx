import { useShallow } from 'zustand/react/shallow'
import { LATE_LABEL } from '#shared/domain/day-close-labels.ts'
import { SEX_LABEL } from '#shared/domain/labels.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { parseIsoDate } from '#shared/base/iso-date.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { StateMark } from '../StateMark.tsx'
import { useEntry, useView } from '../session-context.ts'
import { BannerActions } from './BannerActions.tsx'
import classes from './PatientBanner.module.css'

/** Whose session this is, always in sight, and what can be done with it as a whole. */
export function PatientBanner() {
  const patient = useEntry(entry => entry.patient)
  const facts = useEntry(useShallow(factsOf))
  const state = useView(view => view.state)
  const late = useView(view => view.late)
  const sentBack = useView(view => view.state === 'draft' && view.word?.kind === 'sent-back')
  const ordered = useView(view => view.exam?.procedure ?? '')
  const { familyName, givenName, middleName } = patient
  const name = [familyName, [givenName, middleName].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  return (
    <header className={classes.banner} aria-label="Patient banner">
      <div className={classes.who}>
        <div className={classes.first}>
          <h1 className={classes.name} title={name}>
            {name || 'No patient yet'}
          </h1>
          {ordered && (
            <span className={classes.ordered} title={ordered}>
              Ordered: {ordered}
            </span>
          )}
        </div>
        <p className={classes.facts}>{facts.join(' · ')}</p>
      </div>
      <span className={classes.marks}>
        <StateMark state={state} sentBack={sentBack} />
        {late && (
          <span
            className={classes.late}
            title={[LATE_LABEL[late.reason], late.note].filter(Boolean).join(': ')}
          >
            <Icon name="later" size={13} /> Late
            <span className="visually-hidden">: {LATE_LABEL[late.reason]}</span>
          </span>
        )}
      </span>
      <BannerActions />
    </header>
  )
}

function factsOf({ patient, accession, performedOn }: SessionEntry): readonly string[] {
  const age = ageOn(patient.birthDate, performedOn)
  return [
    ...(patient.sex ? [SEX_LABEL[patient.sex]] : []),
    ...(patient.birthDate ? [age === null ? patient.birthDate : `${patient.birthDate} (${age} y)`] : []),
    `MRN ${patient.mrn || '–'}`,
    `Acc ${accession || '–'}`,
  ]
}

/** Full years between birth and a day; null unless both are days of the calendar in that order. */
function ageOn(birthDate: string, day: string): number | null {
  const [born, then] = [parseIsoDate(birthDate), parseIsoDate(day)]
  if (born === null || then === null || born > then) return null
  const years = Number(then.slice(0, 4)) - Number(born.slice(0, 4))
  return then.slice(5) < born.slice(5) ? years - 1 : years
}
