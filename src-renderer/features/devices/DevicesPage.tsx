import { useEffect } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { takesText } from '../../ui/focus-order.ts'
import { Page } from '../../ui/Page.tsx'
import { DeviceFields } from './DeviceFields.tsx'
import { DeviceTable } from './DeviceTable.tsx'
import classes from './DevicesPage.module.css'
import { FileGroup } from './FileGroup.tsx'
import type { DevicesStore } from './device-store.ts'

/** The department's devices: what a scanned barcode stands for. */
export function DevicesPage({
  store,
  onClose,
}: {
  readonly store: DevicesStore
  readonly onClose: () => void
}) {
  const { form, message, removed, devices } = useStore(store.view)
  useEffect(() => void store.open(), [store])

  useNewByKey(store)
  return (
    <Page title="Devices" onClose={onClose}>
      <p className={classes.lead}>
        A scanned barcode is looked up here by its device number (UDI-DI). Scan one on this page to find or
        add it.
      </p>
      <div className={classes.bar}>
        <Button look="main" icon="add" shortcut="N" onClick={() => store.add()}>
          New device
        </Button>
        {removed && (
          <Button icon="undo" onClick={() => void store.takeBack()}>
            Take {removed.name} back
          </Button>
        )}
        <p role="status" className={message?.tone === 'warn' ? classes.warn : undefined}>
          {message?.text}
        </p>
      </div>
      {form && <DeviceFields key={form.id ?? 'new'} store={store} form={form} />}
      {devices.length === 0 ? (
        <p className={classes.empty}>
          No devices yet. Press N, scan one, or read a list from a file below. Sessions work without it:
          devices are then entered by type alone.
        </p>
      ) : (
        <DeviceTable store={store} devices={devices} />
      )}
      <FileGroup store={store} />
    </Page>
  )
}

/** `N` begins a new device from anywhere on the page but a text. */
function useNewByKey(store: DevicesStore): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const held = event.ctrlKey || event.altKey || event.metaKey
      if (event.key.toUpperCase() !== 'N' || held || event.defaultPrevented || takesText(event.target)) return
      if (document.querySelector('dialog[open]')) return
      event.preventDefault()
      store.add()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [store])
}
