import { contextBridge, ipcRenderer } from 'electron'
import { channelOf, OPERATION_NAMES } from '#shared/contract/operation-names.ts'

type Method = (input: unknown) => Promise<unknown>

/** `window.chargemark`: one method an operation, each bound to its own channel; nothing general crosses. */
const bridge: Record<string, Record<string, Method>> = {}

for (const [feature, operations] of Object.entries(OPERATION_NAMES)) {
  bridge[feature] = Object.fromEntries(
    operations.map(name => {
      const channel = channelOf(feature, name)
      return [name, (input: unknown) => ipcRenderer.invoke(channel, input)]
    }),
  )
}

contextBridge.exposeInMainWorld('chargemark', bridge)
