import type { KeyboardEvent } from 'react'
import type { CatalogueDevice } from '#shared/domain/device.ts'
import { DEVICE_LABEL, GUIDANCE_LABEL } from '#shared/domain/labels.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import classes from './DevicesPage.module.css'
import type { DevicesStore } from './device-store.ts'

type DeviceTableProps = { readonly store: DevicesStore; readonly devices: readonly CatalogueDevice[] }

/** The list; Enter opens a row, Delete removes it, arrows go from row to row. */
export function DeviceTable({ store, devices }: DeviceTableProps) {
  return (
    <table className={classes.table} aria-label="Devices" onKeyDown={moveByArrows}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Type</th>
          <th scope="col">Device number</th>
          <th scope="col">Supply</th>
          <th scope="col">Guidance it fits</th>
          <th scope="col">
            <span className="visually-hidden">Remove</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {devices.map(device => (
          <DeviceRow key={device.id} store={store} device={device} />
        ))}
      </tbody>
    </table>
  )
}

function DeviceRow({ store, device }: { readonly store: DevicesStore; readonly device: CatalogueDevice }) {
  const { name, type, deviceIdentifier, supplyCode, guidance } = device
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className={classes.open}
          onClick={() => store.edit(device)}
          onKeyDown={event => {
            if (event.key !== 'Delete') return
            event.preventDefault()
            void store.remove(device)
          }}
        >
          {name}
        </button>
      </th>
      <td>{DEVICE_LABEL[type]}</td>
      <td className={classes.code}>{deviceIdentifier}</td>
      <td className={classes.code}>{supplyCode}</td>
      <td>{guidance.map(one => GUIDANCE_LABEL[one]).join(', ') || 'not stated'}</td>
      <td>
        <IconButton
          icon="discard"
          label={`Remove ${name}`}
          shortcut="Delete"
          onClick={() => void store.remove(device)}
        />
      </td>
    </tr>
  )
}

function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody th button')]
  const next = rows[rows.findIndex(row => row === document.activeElement) + step]
  if (step === 0 || !next) return
  event.preventDefault()
  next.focus()
}
