import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Bridge } from '#shared/contract/index.ts'
import { valueOf } from './product.ts'

const command = () => ({ commandId: crypto.randomUUID() })

/** Lists a device, scans it, writes the list into a folder, reads it again and removes the device. */
export async function keepADevice(bridge: Bridge, out: string): Promise<void> {
  const device = {
    name: 'TEST seed',
    type: 'magnetic-seed',
    deviceIdentifier: '00312345678906',
    supplyCode: 'A4648',
    guidance: ['ultrasound'],
  } as const
  const added = valueOf(await bridge.devices.save({ ...command(), id: null, device }))
  if (added.kind === 'refused') throw new Error('refused')
  const scanned = valueOf(await bridge.devices.scan({ text: '010031234567890621S1' }))
  expect(scanned).toMatchObject({ kind: 'read', udi: { serial: 'S1' }, device: added.device })
  const { path } = valueOf(await bridge.devices.exportCsv({ folder: out }))
  const text = readFileSync(path, 'utf8')
  const read = valueOf(await bridge.devices.importCsv({ ...command(), text }))
  expect(read).toEqual({ added: 0, changed: 0, unchanged: 1, refused: [] })
  valueOf(await bridge.devices.remove({ ...command(), id: added.device.id }))
  expect(valueOf(await bridge.devices.list({}))).toEqual([])
}
