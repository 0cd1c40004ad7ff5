import { useStore } from 'zustand'
import { Field } from '../../ui/Field.tsx'
import type { SettingsForm } from './settings-check.ts'
import { MANAGED_HINT, type SettingsStore } from './settings-store.ts'

/** Settings that are typed. */
type TextName = {
  readonly [Name in keyof SettingsForm]-?: string extends SettingsForm[Name] ? Name : never
}[keyof SettingsForm]

export type SettingTextProps = {
  readonly store: SettingsStore
  readonly name: TextName
  readonly label: string
  readonly hint: string
  readonly maxLength?: number
}

/** A setting that is typed; one that the organization decides is shown and cannot be changed. */
export function SettingText({ store, name, label, hint, maxLength = 1_000 }: SettingTextProps) {
  const { form, problems, managed } = useStore(store.view)
  const isManaged = managed.has(name)
  return (
    <Field label={label} hint={isManaged ? MANAGED_HINT : hint} problem={problems[name]}>
      {tie => (
        <input
          {...tie}
          value={form?.[name] ?? ''}
          disabled={isManaged}
          maxLength={maxLength}
          autoComplete="off"
          spellCheck={false}
          onChange={event => store.set({ [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  )
}
