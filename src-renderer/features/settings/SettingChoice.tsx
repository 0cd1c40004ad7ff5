import { useStore } from 'zustand'
import { Field } from '../../ui/Field.tsx'
import type { SettingsForm } from './settings-check.ts'
import { MANAGED_HINT, type SettingsStore } from './settings-store.ts'

export type SettingChoiceProps<Name extends keyof SettingsForm> = {
  readonly store: SettingsStore
  readonly name: Name
  readonly label: string
  readonly options: readonly { readonly value: SettingsForm[Name] & string; readonly label: string }[]
}

/** A setting with a few values; one that the organization decides is shown and cannot be changed. */
export function SettingChoice<Name extends keyof SettingsForm>({
  store,
  name,
  label,
  options,
}: SettingChoiceProps<Name>) {
  const { form, managed } = useStore(store.view)
  const isManaged = managed.has(name)
  return (
    <Field label={label} hint={isManaged ? MANAGED_HINT : undefined}>
      {tie => (
        <select
          {...tie}
          value={String(form?.[name] ?? '')}
          disabled={isManaged}
          onChange={event => {
            const picked = options.find(one => one.value === event.currentTarget.value)
            if (picked) store.set({ [name]: picked.value })
          }}
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
