import { SettingTick } from './SettingTick.tsx'
import { SettingsGroup } from './SettingsGroup.tsx'
import type { SettingsStore } from './settings-store.ts'

/** Whether a second person looks before a session leaves. */
export function ReviewGroup({ store }: { readonly store: SettingsStore }) {
  return (
    <SettingsGroup section="review">
      <SettingTick
        store={store}
        name="approvalRequired"
        label="Sessions leave only after a reviewer approved them"
      />
    </SettingsGroup>
  )
}
