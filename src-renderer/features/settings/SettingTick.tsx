import { useStore } from 'zustand'
import type { SettingsForm } from './settings-check.ts'
import { MANAGED_HINT, type SettingsStore } from './settings-store.ts'
import classes from './SettingsPage.module.css'

/** Settings that are yes or no. */
type TickName = {
  readonly [Name in keyof SettingsForm]-?: SettingsForm[Name] extends boolean ? Name : never
}[keyof SettingsForm]

export type SettingTickProps = {
  readonly store: SettingsStore
  readonly name: TickName
  readonly label: string
}

/** A setting that is yes or no; one that the organization decides is shown and cannot be changed. */
export function SettingTick({ store, name, label }: SettingTickProps) {
  const { form, managed } = useStore(store.view)
  const isManaged = managed.has(name)
  return (
    <label className={classes.tick}>
      <input
        type="checkbox"
        checked={form?.[name] ?? false}
        disabled={isManaged}
        onChange={event => store.set({ [name]: event.currentTarget.checked })}
      />
      <span>
        {label}
        {isManaged && <small>{MANAGED_HINT}</small>}
      </span>
    </label>
  )
}
