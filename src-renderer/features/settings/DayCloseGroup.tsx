import { SettingText } from './SettingText.tsx'
import { SettingTick } from './SettingTick.tsx'
import { SettingsGroup } from './SettingsGroup.tsx'
import type { SettingsStore } from './settings-store.ts'

/** How long the department's bills wait for charges, and who signs a day. */
export function DayCloseGroup({ store }: { readonly store: SettingsStore }) {
  return (
    <SettingsGroup section="dayClose">
      <SettingText
        store={store}
        name="billHoldDays"
        label="Days until the bills go out"
        hint="After the service, commonly 3 to 5. A charge entered by then is on the bill."
      />
      <SettingText
        store={store}
        name="closeFolder"
        label="Folder for day-close sheets"
        hint="Where the day-close page begins."
      />
      <SettingTick store={store} name="secondSignature" label="A second person signs each close" />
    </SettingsGroup>
  )
}
