import { useStore } from 'zustand'
import type { BackupPlan } from '#shared/contract/backup.ts'
import { Button } from '../../ui/Button.tsx'
import { FolderField } from '../../ui/FolderField.tsx'
import { Field } from '../../ui/Field.tsx'
import type { BackupStore } from './backup-store.ts'
import classes from './BackupPage.module.css'

type Part = { readonly store: BackupStore; readonly plan: BackupPlan }

/** When backups are written, where they go and how many stay. */
export function PlanForm({ store }: { readonly store: BackupStore }) {
  const { plan, message } = useStore(store.view)
  if (plan === null) return null
  return (
    <form
      className={classes.card}
      aria-label="Plan"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void store.savePlan()
      }}
    >
      <h2>By itself</h2>
      <div className={classes.when}>
        <WhenFields store={store} plan={plan} />
        <NumberField label="Backups kept" value={plan.keep} onSet={keep => store.setPlan({ keep })} />
      </div>
      <FolderField
        label="Folder"
        hint="Empty: in the data folder. A share is fine: nothing in a backup can be read without the key."
        folder={plan.folder}
        onType={folder => store.setPlan({ folder })}
        onChoose={() => void store.chooseFolder('folder')}
      />
      <FolderField
        label="Second folder"
        hint="Best on another computer; empty: none."
        folder={plan.secondFolder}
        onType={secondFolder => store.setPlan({ secondFolder })}
        onChoose={() => void store.chooseFolder('secondFolder')}
      />
      <div className={classes.save}>
        <Button type="submit">Save the plan</Button>
        <p role="status">{message}</p>
      </div>
    </form>
  )
}

function WhenFields({ store, plan }: Part) {
  const { when, hours, at } = plan
  return (
    <>
      <Field label="A backup is written">
        {tie => (
          <select
            {...tie}
            value={when}
            onChange={event =>
              store.setPlan({ when: event.currentTarget.value === 'daily' ? 'daily' : 'hours' })
            }
          >
            <option value="hours">every few hours</option>
            <option value="daily">once a day</option>
          </select>
        )}
      </Field>
      {when === 'hours' ? (
        <NumberField label="Hours between" value={hours} onSet={next => store.setPlan({ hours: next })} />
      ) : (
        <Field label="At">
          {tie => (
            <input
              {...tie}
              type="time"
              value={at}
              onChange={event => store.setPlan({ at: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
    </>
  )
}

type NumberProps = {
  readonly label: string
  readonly value: number
  readonly onSet: (value: number) => void
}

function NumberField({ label, value, onSet }: NumberProps) {
  return (
    <Field label={label}>
      {tie => (
        <input
          {...tie}
          inputMode="numeric"
          value={Number.isNaN(value) ? '' : value}
          maxLength={3}
          onChange={event => onSet(Number.parseInt(event.currentTarget.value, 10))}
        />
      )}
    </Field>
  )
}
