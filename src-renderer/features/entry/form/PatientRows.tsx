import { PLACES_OF_SERVICE } from '#shared/domain/place-of-service.ts'
import { CLAIM_CHOICE_LABEL, SEX_LABEL } from '#shared/domain/labels.ts'
import { CLAIM_CHOICES, SEXES } from '#shared/domain/session-entry.ts'
import { usePayers } from '../desk-context.ts'
import { TEXT_FIELDS } from '../model/text-fields.ts'
import { EntrySelect } from './EntrySelect.tsx'
import { EntryText } from './EntryText.tsx'
import { PhysicianCells } from './PhysicianCells.tsx'
import { RowMessages } from './RowMessages.tsx'
import classes from './sheet.module.css'

const SEX_OPTIONS = SEXES.map(value => ({ value, label: SEX_LABEL[value] }))
const CLAIM_OPTIONS = CLAIM_CHOICES.map(value => ({ value, label: CLAIM_CHOICE_LABEL[value] }))
const PLACE_OPTIONS: readonly { readonly value: string; readonly label: string }[] = PLACES_OF_SERVICE.map(
  ({ code, label }) => ({
    value: code,
    label: `${code} ${label}`,
  }),
)

/** Who the patient is. */
export function PatientRow() {
  return (
    <section aria-label="Patient">
      <div className={classes.row}>
        <EntryText field={TEXT_FIELDS.mrn} label="MRN" span={2} />
        <EntryText field={TEXT_FIELDS.familyName} label="Family name" span={3} />
        <EntryText field={TEXT_FIELDS.givenName} label="Given name" span={2.6} />
        <EntryText field={TEXT_FIELDS.middleName} label="Middle name" span={1.6} />
        <EntryText field={TEXT_FIELDS.birthDate} label="Birth date" span={2} placeholder="M/D/YYYY" />
        <EntrySelect
          path="patient.sex"
          label="Sex"
          span={1.7}
          options={SEX_OPTIONS}
          get={entry => entry.patient.sex}
          set={(entry, sex) => ({ ...entry, patient: { ...entry.patient, sex } })}
        />
      </div>
      <RowMessages
        fields={[
          'patient.mrn',
          'patient.familyName',
          'patient.givenName',
          'patient.middleName',
          'patient.birthDate',
          'patient.sex',
        ]}
      />
    </section>
  )
}

/** Which examination it was, when, and for which claims. */
export function ExaminationRow() {
  const payers = usePayers()
  return (
    <section aria-label="Examination">
      <div className={classes.row}>
        <EntryText field={TEXT_FIELDS.accession} label="Accession" span={1.65} />
        <EntryText field={TEXT_FIELDS.account} label="Account" span={1.25} />
        <EntryText field={TEXT_FIELDS.visit} label="Visit" span={1.2} />
        <EntryText field={TEXT_FIELDS.performedOn} label="Date of service" span={1.85} />
        <EntryText field={TEXT_FIELDS.performedAt} label="Time" span={1.1} />
        <ClaimSelects payers={payers} />
      </div>
      <RowMessages
        fields={[
          'accession',
          'account',
          'visit',
          'performedOn',
          'performedAt',
          'claims',
          'payer',
          'placeOfService',
        ]}
      />
    </section>
  )
}

function ClaimSelects({ payers }: { readonly payers: ReturnType<typeof usePayers> }) {
  return (
    <>
      <EntrySelect
        path="claims"
        label="Claims"
        span={3.2}
        options={CLAIM_OPTIONS}
        get={entry => entry.claims}
        set={(entry, claims) => ({ ...entry, claims })}
      />
      <EntrySelect
        path="payer"
        label="Payer"
        span={1.7}
        options={payers.map(({ id, label }) => ({ value: id, label }))}
        get={entry => entry.payer}
        set={(entry, payer) => ({ ...entry, payer })}
      />
      <EntrySelect
        path="placeOfService"
        label="Place"
        span={1.9}
        options={PLACE_OPTIONS}
        get={entry => entry.placeOfService}
        set={(entry, placeOfService) => ({ ...entry, placeOfService })}
      />
    </>
  )
}

/** Who did it and who asked for it. */
export function PhysicianRow() {
  return (
    <section aria-label="Physicians">
      <div className={classes.row}>
        <PhysicianCells role="performing" label="Performed by" keys="Alt+P" next="referring.familyName" />
        <PhysicianCells role="referring" label="Referred by" next="lesions" />
      </div>
      <RowMessages
        fields={[
          'performing.familyName',
          'performing.givenName',
          'performing.npi',
          'referring.familyName',
          'referring.givenName',
          'referring.npi',
        ]}
      />
    </section>
  )
}
