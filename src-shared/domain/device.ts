import type { Brand } from '../base/brand.ts'
import type { DeviceType, Guidance } from './vocabulary.ts'

/** UUIDv7, as text. */
export type DeviceId = Brand<string, 'DeviceId'>

/** A device as the department's catalogue has it. */
export type CatalogueDevice = {
  readonly id: DeviceId
  readonly name: string
  readonly type: DeviceType
  /** UDI-DI: 14 digits of GS1, or as HIBCC or ICCBBA write it. Empty for a device that bears none. */
  readonly deviceIdentifier: string
  /** HCPCS code of the supply, such as `A4648`; empty where it is not charged by itself. */
  readonly supplyCode: string
  /** The guidance it may be placed under, as its maker says; none stated means that nobody said. */
  readonly guidance: readonly Guidance[]
}

/** A device as it is entered, before it has its place in the catalogue. */
export type DeviceEntry = Omit<CatalogueDevice, 'id'>

export const MAX_DEVICE_NAME = 80
export const MAX_DEVICE_IDENTIFIER = 23
