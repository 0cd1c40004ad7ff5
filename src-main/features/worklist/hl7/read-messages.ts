import type { AccessionField } from '#shared/contract/settings.ts'
import type { ByteSource } from '../byte-source.ts'
import { problemAt, type Found } from '../exam-message.ts'
import { decodeMessage } from './character-set.ts'
import { cutMessages } from './messages.ts'
import { readAppointment } from './read-appointment.ts'
import { orderGroups, readOrder, type ReadOrder } from './read-order.ts'
import { readMrn, readPatientFacts, readVisitFacts } from './read-person.ts'
import { delimitersOf, readSegment, type Segment } from './segment.ts'
import { readInstant } from './timestamp.ts'

export type ReadingOptions = {
  readonly accessionField: AccessionField
  /** The time of a message that states none, as a UTC instant. */
  readonly receivedAt: string
}

/** The exams of the messages in a file. A broken message is told with segment and field; the others are read. */
export function* readMessages(source: ByteSource, options: ReadingOptions): Generator<Found> {
  for (const raw of cutMessages(source)) {
    const where = `message ${raw.number}`
    if (raw.kind === 'broken') yield problemAt(where, raw.text)
    else yield* readMessage(where, raw.segments, options)
  }
}

function* readMessage(where: string, lines: readonly string[], options: ReadingOptions): Generator<Found> {
  const [header = ''] = lines
  const delimiters = delimitersOf(header)
  if (!delimiters) return yield problemAt(where, 'MSH-2: the delimiters are not declared.')
  const characterSet = readSegment(header, delimiters).field(18)
  const text = decodeMessage(Buffer.from(lines.join('\r'), 'latin1'), characterSet)
  if (text === null) return yield problemAt(where, 'MSH-18: the character set is not known.')
  const segments = text.split('\r').map(line => readSegment(line, delimiters))
  const orders = ordersOf(segments, options)
  if (typeof orders === 'string') return yield problemAt(where, orders)
  yield* examsOf(where, segments, orders, options)
}

/** Messages of other kinds are told, for a folder may hold them by mistake. */
function ordersOf(
  segments: readonly Segment[],
  { accessionField }: ReadingOptions,
): readonly ReadOrder[] | string {
  const [msh] = segments
  const [type, event] = [msh?.field(9, 1) ?? '', msh?.field(9, 2) ?? '']
  if (type === 'SIU') {
    const appointment = readAppointment(event, segments)
    return appointment ? [appointment] : 'SCH: the segment is missing.'
  }
  if (type !== 'ORM' && type !== 'OMI' && type !== 'OMG')
    return 'MSH-9: neither an order (ORM, OMI, OMG) nor an appointment (SIU).'
  const groups = orderGroups(segments)
  if (groups.length === 0) return 'ORC: the segment is missing.'
  return groups.map(group => readOrder(group, accessionField))
}

function* examsOf(
  where: string,
  segments: readonly Segment[],
  orders: readonly ReadOrder[],
  { receivedAt }: ReadingOptions,
): Generator<Found> {
  const [msh] = segments
  const pid = segments.find(({ name }) => name === 'PID')
  if (!msh || !pid) return yield problemAt(where, 'PID: the segment is missing.')
  const mrn = readMrn(pid)
  if (mrn === '') return yield problemAt(where, 'PID-3: no medical record number.')
  const time = msh.field(7)
  const at = time === '' ? receivedAt : readInstant(time)
  if (at === null) return yield problemAt(where, 'MSH-7: the time of the message cannot be read.')
  const pv1 = segments.find(({ name }) => name === 'PV1')
  const common = { ...readPatientFacts(pid), ...readVisitFacts(pv1) }
  for (const [index, order] of orders.entries()) {
    const place = orders.length === 1 ? where : `${where}, order ${index + 1}`
    if (order.accession === '' && order.orderNumber === '') {
      yield problemAt(place, 'ORC-2, ORC-3: neither an order number nor an accession number.')
    } else {
      const { accession, orderNumber, stated } = order
      const stamp = { at, message: msh.field(10) }
      yield {
        kind: 'message',
        where: place,
        message: {
          source: 'hl7',
          stamp,
          mrn,
          accession,
          orderNumber,
          stated: { ...common, ...stated },
        },
      }
    }
  }
}
