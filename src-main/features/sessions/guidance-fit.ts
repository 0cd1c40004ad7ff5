import table from '#resources/devices/guidance-fit.json' with { type: 'json' }
import type { CatalogueDevice } from '#shared/domain/device.ts'
import { GUIDANCE_LABEL } from '#shared/domain/labels.ts'
import type { DeviceType, Guidance } from '#shared/domain/vocabulary.ts'

/**
 * What is to be said of a kind of device under a guidance; null when nothing is. The catalogue's word on the device
 * itself goes before the table's on its kind. It warns and decides nothing.
 */
export function guidanceFit(
  type: DeviceType,
  guidance: Guidance | null,
  known: readonly CatalogueDevice[],
): string | null {
  if (guidance === null) return null
  const stated = known.filter(device => device.guidance.length > 0)
  const unfit = stated.find(device => !device.guidance.includes(guidance))
  if (unfit) {
    const fits = unfit.guidance.map(one => GUIDANCE_LABEL[one]).join(', ')
    return `${unfit.name} is for ${fits} guidance. Check device and guidance.`
  }
  if (stated.length > 0) return null
  return table.kinds.find(kind => kind.type === type && kind.guidance.includes(guidance))?.text ?? null
}
