import type { AccessionField } from '#shared/contract/settings.ts'
import type { MammogramSide } from '#shared/domain/vocabulary.ts'
import type { StatedFacts } from '../facts.ts'
import { readSide, sideInWords } from '../table/person.ts'
import { readPhysician } from './read-person.ts'
import type { Segment } from './segment.ts'
import { readDayAndTime } from './timestamp.ts'

/** An order of an ORM^O01 or OMI^O23: its ORC and what stands after it up to the next one. */
export type OrderGroup = { readonly orc: Segment | undefined; readonly rest: readonly Segment[] }

export type ReadOrder = {
  readonly accession: string
  readonly orderNumber: string
  readonly stated: StatedFacts
}

/** Cuts a message into its orders. A message without ORC is one order for each OBR. */
export function orderGroups(segments: readonly Segment[]): readonly OrderGroup[] {
  const begins = segments.some(({ name }) => name === 'ORC') ? 'ORC' : 'OBR'
  const starts = segments.flatMap(({ name }, at) => (name === begins ? [at] : []))
  return starts.map((start, index) => {
    const group = segments.slice(start, starts[index + 1])
    return { orc: group.find(({ name }) => name === 'ORC'), rest: group }
  })
}

/**
 * What an order states. The accession number is IPC-1 of an OMI^O23; else OBR-18, where IHE Radiology has it
 * (RAD-4, procedure scheduled), else the filler order number. A site that keeps it elsewhere names the field.
 */
export function readOrder({ orc, rest }: OrderGroup, accessionField: AccessionField): ReadOrder {
  const find = (name: string) => rest.find(segment => segment.name === name)
  const [obr, ipc, tq1] = [find('OBR'), find('IPC'), find('TQ1')]
  const placer = orc?.field(2) || obr?.field(2) || ''
  const filler = orc?.field(3) || obr?.field(3) || ''
  const byField = {
    automatic: ipc?.field(1) || obr?.field(18) || filler,
    'OBR-18': obr?.field(18) ?? '',
    'OBR-3': filler,
    'OBR-2': placer,
  } as const satisfies Record<AccessionField, string>
  const times = [tq1?.field(7), obr?.field(36), obr?.field(27, 4), orc?.field(7, 4)]
  const schedule = times.map(time => (time ? readDayAndTime(time) : null)).find(time => time !== null)
  const procedure = obr?.field(4, 2) || obr?.field(4, 5) || obr?.field(4, 1) || ''
  const side = readLaterality(obr) ?? sideInWords(procedure)
  const referring = readPhysician([...(obr?.repetitions(16) ?? []), ...(orc?.repetitions(12) ?? [])])
  const performing = readInterpreter(obr)
  return {
    accession: byField[accessionField],
    orderNumber: placer,
    stated: {
      ...(schedule ? { schedule } : {}),
      ...(procedure === '' ? {} : { procedure }),
      ...(side === null ? {} : { side }),
      ...(referring ? { referring } : {}),
      ...(performing ? { performing } : {}),
      cancelled: isCancelled(orc),
    },
  }
}

/** OBR-15.5, where IHE Radiology has the site modifier, else a modifier RT, LT or 50 of OBR-45. */
function readLaterality(obr: Segment | undefined): MammogramSide | null {
  if (!obr) return null
  const modifiers = obr.repetitions(45).map(one => one(1).toUpperCase())
  const side = readSide(obr.field(15, 5)) ?? readSide(obr.field(15, 5, 2)) ?? readSide(obr.field(15, 4))
  if (side !== null) return side
  if (modifiers.includes('50')) return 'bilateral'
  return modifiers.includes('RT') ? 'right' : modifiers.includes('LT') ? 'left' : null
}

/** OBR-32, the principal interpreter: a name whose parts are subcomponents of its first component. */
function readInterpreter(obr: Segment | undefined): StatedFacts['performing'] | null {
  const [first] = obr?.repetitions(32) ?? []
  if (!first) return null
  const parts = (component: number) => first(1, component)
  return readPhysician([parts(2) === '' ? first : parts])
}

// Source: HL7 v2.5.1, chapter 4, tables 0119 (order control) and 0038 (order status).
const CANCELLING_CONTROLS = ['CA', 'OC', 'CR', 'DC', 'OD', 'DR']
const CANCELLED_STATES = ['CA', 'DC']

function isCancelled(orc: Segment | undefined): boolean {
  if (!orc) return false
  return CANCELLING_CONTROLS.includes(orc.field(1)) || CANCELLED_STATES.includes(orc.field(5))
}
