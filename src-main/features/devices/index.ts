/** The department's devices: what each barcode names, and the list as a file. */
export { createDevicesService, type DevicesService } from './service.ts'
export { findDeviceByIdentifier } from './device-row.ts'
