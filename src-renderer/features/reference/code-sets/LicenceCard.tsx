import type { FormEvent } from 'react'
import { useStore } from 'zustand'
import type { CptLicence } from '#shared/contract/reference.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { licenceForm, type LicenceForm } from '../model/licence-form.ts'
import { useReference } from '../reference-context.ts'
import classes from './CodeSetsPage.module.css'

/** The site's own licence of the CPT wording. Without one, wording is dropped when files are read. */
export function LicenceCard({ licence }: { readonly licence: CptLicence | null }) {
  const { sets } = useReference().stores
  const form = useStore(sets.view, view => view.licenceForm)
  return (
    <section className={classes.card} aria-label="CPT licence">
      <div className={classes.cardHead}>
        <h2>CPT licence</h2>
        {!form && (
          <Button onClick={() => sets.setLicence(licenceForm(licence))}>
            {licence ? 'Change' : 'Record a licence'}
          </Button>
        )}
      </div>
      {form ? (
        <LicenceFields form={form} />
      ) : (
        <p>
          {licence
            ? `${licence.holder}, ${licence.users} ${licence.users === 1 ? 'user' : 'users'}, until ${licence.expiresOn}.`
            : 'None recorded. CPT wording in loaded files is dropped; numbers and our own words are shown.'}
        </p>
      )}
    </section>
  )
}

const FIELDS = [
  { name: 'holder', label: 'Licence holder', type: 'text' },
  { name: 'expiresOn', label: 'Last day', type: 'date' },
  { name: 'users', label: 'Users', type: 'text' },
] as const

function LicenceFields({ form }: { readonly form: LicenceForm }) {
  const { sets } = useReference().stores
  const problems = useStore(sets.view, view => view.licenceProblems)
  function save(event: FormEvent): void {
    event.preventDefault()
    void sets.saveLicence()
  }
  return (
    <form className={classes.fields} noValidate onSubmit={save}>
      {FIELDS.map(({ name, label, type }, index) => (
        <Field key={name} label={label} problem={problems[name]}>
          {tie => (
            <input
              {...tie}
              type={type}
              value={form[name]}
              maxLength={120}
              autoComplete="off"
              autoFocus={index === 0}
              onChange={event => sets.setLicence({ ...form, [name]: event.currentTarget.value })}
            />
          )}
        </Field>
      ))}
      <div className={classes.buttons}>
        <Button type="submit" look="main">
          Record
        </Button>
        <Button look="quiet" onClick={() => sets.setLicence(null)}>
          Leave as it was
        </Button>
      </div>
    </form>
  )
}
