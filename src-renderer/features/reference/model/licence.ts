import type { CptLicence } from '#shared/contract/reference.ts'
import { shiftDay } from '../../day-list/calendar-day.ts'

/** How the site's licence of the CPT wording stands on a day. */
export type LicenceStanding = 'none' | 'valid' | 'ends-soon' | 'expired'

const NOTICE_DAYS = 30

export function licenceStanding(licence: CptLicence | null, today: string): LicenceStanding {
  if (licence === null) return 'none'
  if (licence.expiresOn < today) return 'expired'
  return licence.expiresOn <= shiftDay(today, NOTICE_DAYS) ? 'ends-soon' : 'valid'
}

/** What a banner says of it; null where nothing needs to be said. */
export function licenceNotice(licence: CptLicence | null, today: string): string | null {
  const standing = licenceStanding(licence, today)
  if (standing === 'expired')
    return `The CPT licence expired on ${licence?.expiresOn}. Record the new one to go on showing CPT wording.`
  if (standing === 'ends-soon') return `The CPT licence ends on ${licence?.expiresOn}.`
  return null
}
