import type { CodingSession } from '#shared/domain/coding-session.ts'
import facts from '#resources/reference/breast-localization.json' with { type: 'json' }
import type { DraftLine, Group } from './draft-line.ts'
import type { TablesOnDate } from './reference.ts'
import { reason } from './rules.ts'

const FACILITY_PLACES: ReadonlySet<string> = new Set(facts.facilityPlacesOfService)
const FILMS: ReadonlySet<Group> = new Set(['film', 'specimen'])

/**
 * Rules 2.10 and 2.11: the physician's part of a film taken in a facility carries 26. A facility claim has the plain
 * code, never TC. A code whose component indicator is 0 takes neither.
 */
export function withComponent(line: DraftLine, session: CodingSession, tables: TablesOnDate): DraftLine {
  if (session.claim !== 'professional' || !FILMS.has(line.group)) return line
  if (!FACILITY_PLACES.has(session.placeOfService) || tables.componentIndicator(line.code) === 0) return line
  const text = `Taken in a facility (place of service ${session.placeOfService}): modifier 26 for the physician's part.`
  return {
    ...line,
    component: '26',
    because: [...line.because, reason('component/professional', text, tables.editions.mpfs)],
  }
}
