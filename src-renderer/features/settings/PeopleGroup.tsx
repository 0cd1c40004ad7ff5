import { SettingText } from './SettingText.tsx'
import { SettingTick } from './SettingTick.tsx'
import type { SettingsStore } from './settings-store.ts'
import { SettingsGroup } from './SettingsGroup.tsx'

/** When the desk locks, and whether entering and exporting are kept apart. They hold once the log has people. */
export function PeopleGroup({ store }: { readonly store: SettingsStore }) {
  return (
    <SettingsGroup section="people">
      <SettingText
        store={store}
        name="lockAfterMinutes"
        label="Minutes until the desk locks"
        hint="Without a key, 1 to 60"
        maxLength={2}
      />
      <SettingTick
        store={store}
        name="ownEntriesWithheld"
        label="Nobody approves or exports what they entered"
      />
    </SettingsGroup>
  )
}
