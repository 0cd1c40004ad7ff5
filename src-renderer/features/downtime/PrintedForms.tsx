import { type ReactNode, useEffect } from 'react'
import { useStore } from 'zustand'
import { DEVICE_LABEL, DOCUMENT_LABEL, GUIDANCE_LABEL, SIDE_LABEL } from '#shared/domain/labels.ts'
import type { LesionEntry, SessionEntry } from '#shared/domain/session-entry.ts'
import { DOCUMENTS } from '#shared/domain/vocabulary.ts'
import { code128 } from './barcode.ts'
import type { DowntimeStore, PrintedForm } from './downtime-store.ts'
import classes from './PrintedForms.module.css'

/** Hands the forms to the printer as soon as they are drawn. They are on paper only. */
export function PrintedForms({ store }: { readonly store: DowntimeStore }) {
  const forms = useStore(store.view, view => view.forms)
  useEffect(() => {
    if (forms.length === 0) return
    window.addEventListener('afterprint', store.printed, { once: true })
    window.print()
    return () => window.removeEventListener('afterprint', store.printed)
  }, [forms, store])
  if (forms.length === 0) return null
  return (
    <div className={classes.forms} data-paper aria-hidden="true">
      {forms.map(form => (
        <PaperForm key={form.number} form={form} />
      ))}
    </div>
  )
}

const LESION_ROWS = 6

function PaperForm({ form: { number, entry } }: { readonly form: PrintedForm }) {
  const lesions = entry?.lesions ?? []
  const rows = Math.max(LESION_ROWS, lesions.length)
  return (
    <article className={classes.form}>
      <header className={classes.head}>
        <div>
          <h1>Breast localization · to be typed into Chargemark later</h1>
          <p>One form a session. Fill in what was done; codes are derived when it is typed.</p>
        </div>
        <Barcode number={number} />
      </header>
      <PatientBoxes entry={entry} />
      <table className={classes.lesions}>
        <thead>
          <tr>
            {['', 'Side R L', 'Where (clock, cm)', 'Guidance', 'Device and how many', 'Biopsy', 'Tissue'].map(
              title => (
                <th key={title}>{title}</th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, place) => (
            <LesionLine key={place} place={place} lesion={lesions[place]} />
          ))}
        </tbody>
      </table>
      <p className={classes.legend}>
        Guidance: M mammographic · S stereotactic · T stereotactic with tomo · O tomo only · U ultrasound · R
        MR · P palpation. Device: wire, clip, seed, reflector, RF tag, pellet. Biopsy: core or fine needle.
      </p>
      <AfterwardsBoxes entry={entry} />
    </article>
  )
}

function Barcode({ number }: { readonly number: string }) {
  const { bars, width } = code128(number)
  return (
    <figure className={classes.barcode}>
      {/* Ten modules of quiet on either side, as the symbology asks for. */}
      <svg viewBox={`-10 0 ${width + 20} 40`} preserveAspectRatio="none">
        {bars.map(({ x, width: run }) => (
          <rect key={x} x={x} y="0" width={run} height="40" />
        ))}
      </svg>
      <figcaption>{number}</figcaption>
    </figure>
  )
}

function PatientBoxes({ entry }: { readonly entry: SessionEntry | null }) {
  const physician = entry && [entry.performing.familyName, entry.performing.givenName].filter(Boolean)
  return (
    <div className={classes.boxes}>
      <Box label="Family name">{entry?.patient.familyName}</Box>
      <Box label="Given name">{entry?.patient.givenName}</Box>
      <Box label="Birth date">{entry?.patient.birthDate}</Box>
      <Box label="Sex">{entry?.patient.sex}</Box>
      <Box label="MRN">{entry?.patient.mrn}</Box>
      <Box label="Accession">{entry?.accession}</Box>
      <Box label="Date of service">{entry?.performedOn}</Box>
      <Box label="Time">{entry?.performedAt}</Box>
      <Box label="Performed by">{physician?.join(', ')}</Box>
      <Box label="NPI">{entry?.performing.npi}</Box>
      <Box label="Account">{entry?.account}</Box>
      <Box label="Visit">{entry?.visit}</Box>
    </div>
  )
}

function LesionLine({ place, lesion }: { readonly place: number; readonly lesion: LesionEntry | undefined }) {
  const guidance = lesion?.placement?.guidance
  const devices = lesion?.placement?.devices ?? []
  return (
    <tr>
      <th>{lesion?.id ?? String.fromCharCode(65 + place)}</th>
      <td>{lesion?.side && SIDE_LABEL[lesion.side]}</td>
      <td>{lesion?.location}</td>
      <td>{guidance && GUIDANCE_LABEL[guidance]}</td>
      <td>{devices.map(({ type, count }) => `${DEVICE_LABEL[type]} ×${count}`).join(', ')}</td>
      <td>{lesion?.biopsy?.method}</td>
      <td>{lesion && lesion.structure !== 'breast' ? lesion.structure : ''}</td>
    </tr>
  )
}

function AfterwardsBoxes({ entry }: { readonly entry: SessionEntry | null }) {
  return (
    <>
      <div className={classes.boxes}>
        <Box label="Mammogram after placement: R, L, both, none">{entry?.mammogram.side}</Box>
        <Box label="Specimen films">{entry?.specimenRadiographs || ''}</Box>
        <Box label="Excision">{entry?.excisions.map(({ code }) => code).join(', ')}</Box>
        <Box label="Diagnoses">{entry?.diagnoses.map(({ code }) => code).join(', ')}</Box>
      </div>
      <ul className={classes.ticks}>
        {DOCUMENTS.map(document => (
          <li key={document}>
            <span className={classes.tick}>{entry?.documentation[document] ? '✓' : ''}</span>
            {DOCUMENT_LABEL[document]}
          </li>
        ))}
      </ul>
      <div className={classes.boxes}>
        <Box label="Note" tall>
          {entry?.note}
        </Box>
      </div>
      <div className={classes.boxes}>
        <Box label="Filled in by, date and time" />
        <Box label="Typed by, date and time" />
      </div>
    </>
  )
}

type BoxProps = { readonly label: string; readonly tall?: boolean; readonly children?: ReactNode }

function Box({ label, tall = false, children }: BoxProps) {
  return (
    <div className={tall ? `${classes.box} ${classes.tall}` : classes.box}>
      <span>{label}</span>
      <b>{children}</b>
    </div>
  )
}
