import { sideInWords } from '../table/person.ts'
import type { StatedFacts } from '../facts.ts'
import type { ReadOrder } from './read-order.ts'
import { readPhysician } from './read-person.ts'
import type { Segment } from './segment.ts'
import { readDayAndTime } from './timestamp.ts'

// Source: HL7 v2.5.1, chapter 10: S15 cancelled, S16 discontinued, S17 deleted, S26 patient did not show up.
const CANCELLING_EVENTS = ['S15', 'S16', 'S17', 'S26']
/** SCH-25 of table 0278, and what systems write there. */
const CANCELLED_STATES = ['CANCELLED', 'CANCELED', 'DELETED', 'DC', 'DISCONTINUED', 'NOSHOW', 'NO SHOW']

/**
 * What an SIU states of an appointment. The filler order number is its accession number; where no order is named, the
 * number of the appointment stands for that of the order.
 */
export function readAppointment(event: string, segments: readonly Segment[]): ReadOrder | null {
  const find = (name: string) => segments.find(segment => segment.name === name)
  const [sch, ais, aip, tq1] = [find('SCH'), find('AIS'), find('AIP'), find('TQ1')]
  if (!sch) return null
  const times = [ais?.field(4), sch.field(11, 4), tq1?.field(7)]
  const schedule = times.map(time => (time ? readDayAndTime(time) : null)).find(time => time !== null)
  const procedure = ais?.field(3, 2) || ais?.field(3, 1) || sch.field(7, 2) || sch.field(7, 1)
  const side = sideInWords(procedure)
  const performing = readPhysician(aip?.repetitions(3) ?? [])
  const stated: StatedFacts = {
    ...(schedule ? { schedule } : {}),
    ...(procedure === '' ? {} : { procedure }),
    ...(side === null ? {} : { side }),
    ...(performing ? { performing } : {}),
    cancelled: CANCELLING_EVENTS.includes(event) || CANCELLED_STATES.includes(sch.field(25).toUpperCase()),
  }
  const orderNumber = sch.field(26) || sch.field(1) || sch.field(2)
  return { accession: sch.field(27), orderNumber, stated }
}
