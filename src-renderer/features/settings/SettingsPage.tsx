import { useMantineColorScheme } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Page } from '../../ui/Page.tsx'
import { setSignKeys, signKeysAct } from '../../ui/sign-keys.ts'
import type { RunningStatus } from '#shared/contract/app.ts'
import { CLAIM_CHOICE_LABEL, DOCUMENT_LABEL } from '#shared/domain/labels.ts'
import { PLACES_OF_SERVICE } from '#shared/domain/place-of-service.ts'
import { CLAIM_CHOICES } from '#shared/domain/session-entry.ts'
import { ExamsGroup } from './ExamsGroup.tsx'
import { DOCUMENTS } from '#shared/domain/vocabulary.ts'
import type { SettingsForm } from './settings-check.ts'
import classes from './SettingsPage.module.css'
import type { SettingsStore } from './settings-store.ts'

export type SettingsPageProps = {
  readonly store: SettingsStore
  readonly status: RunningStatus
  /** Opens the log for training, or goes back to the department's. */
  readonly onSwitchLog: () => void
  readonly onClose: () => void
}

/** The department's defaults, the names that stand in charge files, and how the window looks. */
export function SettingsPage({ store, status, onSwitchLog, onClose }: SettingsPageProps) {
  const { form, workstation, message } = useStore(store.view)
  useEffect(() => void store.open(), [store])
  return (
    <Page title="Settings" onClose={onClose}>
      <form
        className={classes.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void store.save()
        }}
      >
        {form && <DefaultsGroup store={store} form={form} payers={status.payers} />}
        {form && <FileGroup store={store} form={form} workstation={workstation} />}
        {form && <ExamsGroup store={store} form={form} />}
        <div className={classes.save}>
          <Button type="submit" look="main" disabled={form === null}>
            Save settings
          </Button>
          <p role="status" className={message?.tone === 'warn' ? classes.warn : undefined}>
            {message?.text}
          </p>
        </div>
      </form>
      <TrainingGroup status={status} onSwitchLog={onSwitchLog} />
      <ThemeGroup />
      <About status={status} />
    </Page>
  )
}

type GroupProps = { readonly store: SettingsStore; readonly form: SettingsForm }

function DefaultsGroup({ store, form, payers }: GroupProps & Pick<RunningStatus, 'payers'>) {
  return (
    <fieldset className={classes.group}>
      <legend>New sessions begin with</legend>
      <Choice
        label="Claims"
        value={form.claims}
        options={CLAIM_CHOICES.map(value => ({ value, label: CLAIM_CHOICE_LABEL[value] }))}
        onPick={claims => store.set({ claims })}
      />
      <Choice
        label="Payer"
        value={form.payer}
        options={payers.map(({ id, label }) => ({ value: id, label }))}
        onPick={payer => store.set({ payer })}
      />
      <Choice<string>
        label="Place of service"
        value={form.placeOfService}
        options={PLACES_OF_SERVICE.map(({ code, label }) => ({ value: code, label: `${code} ${label}` }))}
        onPick={placeOfService => store.set({ placeOfService })}
      />
      <StatedDocuments store={store} form={form} />
    </fieldset>
  )
}

/** A tick is a statement. That a department makes it for every patient is for the department to say, and is shown. */
function StatedDocuments({ store, form }: GroupProps) {
  const { statedDocuments } = form
  return (
    <fieldset className={classes.documents}>
      <legend>Documents ticked from the start</legend>
      <p>
        Only those that stand in the record of every patient. Each session says that the setting ticked them.
      </p>
      {DOCUMENTS.map(document => (
        <label key={document}>
          <input
            type="checkbox"
            checked={statedDocuments.includes(document)}
            onChange={() =>
              store.set({
                statedDocuments: DOCUMENTS.filter(
                  one => statedDocuments.includes(one) !== (one === document),
                ),
              })
            }
          />{' '}
          {DOCUMENT_LABEL[document]}
        </label>
      ))}
    </fieldset>
  )
}

type ChoiceProps<T extends string> = {
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onPick: (value: T) => void
}

function Choice<T extends string>({ label, value, options, onPick }: ChoiceProps<T>) {
  return (
    <Field label={label}>
      {tie => (
        <select
          {...tie}
          value={value}
          onChange={event =>
            onPick(options.find(one => one.value === event.currentTarget.value)?.value ?? value)
          }
        >
          {options.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

const FILE_FIELDS = [
  { name: 'site', label: 'Site code', hint: 'Stands in file names: 1 to 8 capital letters or digits.' },
  { name: 'sendingFacility', label: 'Sending facility', hint: 'HL7 MSH-4, as agreed with the receiver.' },
  { name: 'receivingApplication', label: 'Receiving application', hint: 'HL7 MSH-5.' },
  { name: 'receivingFacility', label: 'Receiving facility', hint: 'HL7 MSH-6.' },
  { name: 'exportFolder', label: 'Folder for charge files', hint: 'Where the export page begins.' },
] as const

function FileGroup({ store, form, workstation }: GroupProps & { readonly workstation: string }) {
  const problems = useStore(store.view, view => view.problems)
  return (
    <fieldset className={classes.group}>
      <legend>Charge files</legend>
      {FILE_FIELDS.map(({ name, label, hint }) => (
        <Field key={name} label={label} hint={hint} problem={problems[name]}>
          {tie => (
            <input
              {...tie}
              value={form[name]}
              maxLength={1_000}
              autoComplete="off"
              spellCheck={false}
              onChange={event => store.set({ [name]: event.currentTarget.value })}
            />
          )}
        </Field>
      ))}
      <p className={classes.fixed}>
        Workstation <b>{workstation}</b>: part of every line number, so it cannot be changed.
      </p>
    </fieldset>
  )
}

function TrainingGroup({ status, onSwitchLog }: Pick<SettingsPageProps, 'status' | 'onSwitchLog'>) {
  if (status.demo) return null
  return (
    <section className={classes.group} aria-label="Training">
      <h2>Training</h2>
      <p>
        {status.training
          ? 'This log holds invented patients. Its charge files say so and go to no folder of the live log.'
          : 'A log of its own with invented patients, to try everything on. The live log is not touched.'}
      </p>
      <Button onClick={onSwitchLog}>
        {status.training ? 'Back to the live log' : 'Open the training log'}
      </Button>
    </section>
  )
}

const SCHEMES = [
  { value: 'auto', label: 'As the computer' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

function ThemeGroup() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [signKeys, setShown] = useState(signKeysAct)
  return (
    <fieldset className={classes.group}>
      <legend>Appearance</legend>
      <div className={classes.schemes}>
        {SCHEMES.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name="scheme"
              checked={colorScheme === value}
              onChange={() => setColorScheme(value)}
            />{' '}
            {label}
          </label>
        ))}
      </div>
      <label className={classes.signKeys}>
        <input
          type="checkbox"
          checked={signKeys}
          onChange={event => {
            setSignKeys(event.currentTarget.checked)
            setShown(event.currentTarget.checked)
          }}
        />{' '}
        The keys / and ? act by themselves (Alt+F and F1 always do)
      </label>
    </fieldset>
  )
}

function About({ status }: { readonly status: RunningStatus }) {
  const { reference, encryption, keyVault, version } = status
  return (
    <section className={classes.group} aria-label="About">
      <h2>Chargemark {version}</h2>
      <p>{encryption.sentence}</p>
      <p>{keyVault.sentence}</p>
      <dl className={classes.editions}>
        <dt>Rules</dt>
        <dd>{reference.rules}</dd>
        <dt>Code pairs</dt>
        <dd>{reference.ptp}</dd>
        <dt>Unit limits</dt>
        <dd>{reference.mue}</dd>
        <dt>Add-on codes</dt>
        <dd>{reference.addOn}</dd>
        <dt>Fee schedule indicators</dt>
        <dd>{reference.mpfs}</dd>
      </dl>
    </section>
  )
}
