import type { Bridge } from '#shared/contract/index.ts'
import type { Schedule } from '../entry/model/save-queue.ts'
import type { ReferenceStores } from './reference-context.ts'
import { createCodeSetsStore } from './store/code-sets-store.ts'
import { createCodesStore } from './store/codes-store.ts'
import { createImportStore } from './store/import-store.ts'
import { toBase64 } from './store/to-base64.ts'

export type ReferenceDeps = {
  readonly bridge: Bridge
  readonly today: string
  readonly schedule: Schedule
  /** What is loaded has changed: charges may be derived otherwise now. */
  readonly onChanged: () => void
}

/** The stores of the code reference, tied to each other. */
export function createReferenceStores({
  bridge,
  today,
  schedule,
  onChanged,
}: ReferenceDeps): ReferenceStores {
  const imports = createImportStore({
    bridge,
    toBase64,
    schedule,
    onLoaded: () => {
      void sets.refresh()
      onChanged()
    },
  })
  const sets = createCodeSetsStore({
    bridge,
    today,
    onSets: ({ import: state }) => imports.follow(state),
    onChanged,
  })
  return { imports, sets, codes: createCodesStore(bridge) }
}
