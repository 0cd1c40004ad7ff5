import type { SessionEntry } from '#shared/domain/session-entry.ts'
import type { ChargeLine } from '#shared/domain/coding-answer.ts'
import { readDeviceIdentifier } from '#shared/domain/udi/device-identifier.ts'

/** Mammograms and specimen films show what was placed; no device belongs to them. */
const FILM = /^(7706[56]|76098)$/

/** The UDI-DI of the first device read for the lesions of a line; empty where there is none. */
export function deviceOfLine(
  entry: SessionEntry,
  { code, lesions }: Pick<ChargeLine, 'code' | 'lesions'>,
): string {
  if (FILM.test(code)) return ''
  const items = entry.lesions
    .filter(({ id }) => lesions.includes(id))
    .flatMap(({ placement }) => placement?.devices ?? [])
    .flatMap(({ items: read = [] }) => read)
  for (const { deviceIdentifier } of items) {
    const read = readDeviceIdentifier(deviceIdentifier)
    if (read.ok) return read.value
  }
  return ''
}
