import { useStore } from 'zustand'
import type { RunningStatus } from '#shared/contract/app.ts'
import { CLAIM_CHOICE_LABEL, DOCUMENT_LABEL } from '#shared/domain/labels.ts'
import { PLACES_OF_SERVICE } from '#shared/domain/place-of-service.ts'
import { CLAIM_CHOICES } from '#shared/domain/session-entry.ts'
import { DOCUMENTS } from '#shared/domain/vocabulary.ts'
import { SettingChoice } from './SettingChoice.tsx'
import { MANAGED_HINT, type SettingsStore } from './settings-store.ts'
import { SettingsGroup } from './SettingsGroup.tsx'
import classes from './SettingsPage.module.css'

type DefaultsGroupProps = Pick<RunningStatus, 'payers'> & { readonly store: SettingsStore }

/** What a new session begins with. */
export function DefaultsGroup({ store, payers }: DefaultsGroupProps) {
  return (
    <SettingsGroup section="sessions">
      <SettingChoice
        store={store}
        name="claims"
        label="Claims"
        options={CLAIM_CHOICES.map(value => ({ value, label: CLAIM_CHOICE_LABEL[value] }))}
      />
      <SettingChoice
        store={store}
        name="payer"
        label="Payer"
        options={payers.map(({ id, label }) => ({ value: id, label }))}
      />
      <SettingChoice
        store={store}
        name="placeOfService"
        label="Place of service"
        options={PLACES_OF_SERVICE.map(({ code, label }) => ({ value: code, label: `${code} ${label}` }))}
      />
      <StatedDocuments store={store} />
    </SettingsGroup>
  )
}

/** A tick is a statement. That a department makes it for every patient is for the department to say, and is shown. */
function StatedDocuments({ store }: { readonly store: SettingsStore }) {
  const { form, managed } = useStore(store.view)
  const stated = form?.statedDocuments ?? []
  const isManaged = managed.has('statedDocuments')
  return (
    <fieldset className={classes.documents}>
      <legend>Documents ticked from the start</legend>
      <p>
        Only those that stand in the record of every patient. Each session says that the setting ticked them.
        {isManaged && ` ${MANAGED_HINT}`}
      </p>
      {DOCUMENTS.map(document => (
        <label key={document}>
          <input
            type="checkbox"
            checked={stated.includes(document)}
            disabled={isManaged}
            onChange={() =>
              store.set({
                statedDocuments: DOCUMENTS.filter(one => stated.includes(one) !== (one === document)),
              })
            }
          />{' '}
          {DOCUMENT_LABEL[document]}
        </label>
      ))}
    </fieldset>
  )
}
