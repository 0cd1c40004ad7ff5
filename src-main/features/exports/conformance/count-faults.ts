import type { DecodedPart, SheetFault } from '#shared/contract/decoded-file.ts'
import type { SheetFormat } from '#shared/contract/interface-sheet.ts'

/** What is wrong between the parts of a file: what its trailers count, and numbers that stand twice. */
export function countFaults(parts: readonly DecodedPart[], { kind }: SheetFormat): readonly SheetFault[] {
  switch (kind) {
    case 'hl7':
      return [...hl7Counts(parts), ...repeated(parts, 'MSH', 'MSH-10'), ...repeated(parts, 'FT1', 'FT1-2')]
    case 'x12':
      return [...x12Counts(parts), ...repeated(parts, 'CLM', 'CLM01'), ...repeated(parts, 'ST', 'ST02')]
    case 'csv':
      return [...rowCounts(parts), ...repeated(parts, 'D', 'line_id')]
    case 'columns':
      return rowCounts(parts)
    case 'fhir':
      return []
  }
}

const named = (parts: readonly DecodedPart[], name: string) => parts.filter(part => part.name === name)
const valueOf = (part: DecodedPart | undefined, place: string) =>
  part?.fields.find(field => field.place === place)?.value ?? ''

function counted(part: DecodedPart | undefined, place: string, wanted: number): readonly SheetFault[] {
  if (part === undefined) return []
  const said = valueOf(part, place)
  if (said === String(wanted)) return []
  return [{ line: part.line, place, message: `says ${asCount(said)}, the file holds ${wanted}` }]
}

/** A trailer may hold anything; only a number is said again. */
function asCount(said: string): string {
  return /^\d{1,9}$/.test(said) ? said : 'no number'
}

function hl7Counts(parts: readonly DecodedPart[]): readonly SheetFault[] {
  const trailer = named(parts, 'BTS')[0]
  const charges = named(parts, 'FT1')
  const units = charges.reduce((sum, charge) => sum + Number(valueOf(charge, 'FT1-10')), 0)
  const totals = valueOf(trailer, 'BTS-3').split('~')
  const total = (index: number, wanted: number, what: string): readonly SheetFault[] =>
    trailer === undefined || totals[index] === String(wanted)
      ? []
      : [
          {
            line: trailer.line,
            place: 'BTS-3',
            message: `says ${asCount(totals[index] ?? '')} ${what}, the file holds ${wanted}`,
          },
        ]
  return [
    ...counted(trailer, 'BTS-1', named(parts, 'MSH').length),
    ...total(0, charges.length, 'lines'),
    ...total(1, units, 'units'),
    ...counted(named(parts, 'FTS')[0], 'FTS-1', named(parts, 'BHS').length),
  ]
}

function x12Counts(parts: readonly DecodedPart[]): readonly SheetFault[] {
  let start = -1
  const sets = parts.flatMap((part, index) => {
    if (part.name === 'ST') start = index
    if (part.name !== 'SE') return []
    const opened = parts[start]
    return [
      ...counted(part, 'SE01', index - start + 1),
      ...same(part, 'SE02', valueOf(opened, 'ST02'), 'ST02'),
    ]
  })
  const [isa] = named(parts, 'ISA')
  const [gs] = named(parts, 'GS')
  const [ge] = named(parts, 'GE')
  const [iea] = named(parts, 'IEA')
  return [
    ...sets,
    ...counted(ge, 'GE01', named(parts, 'ST').length),
    ...(ge ? same(ge, 'GE02', valueOf(gs, 'GS06'), 'GS06') : []),
    ...counted(iea, 'IEA01', named(parts, 'GS').length),
    ...(iea ? same(iea, 'IEA02', valueOf(isa, 'ISA13'), 'ISA13') : []),
    ...claimTotals(parts),
  ]
}

function same(part: DecodedPart, place: string, wanted: string, other: string): readonly SheetFault[] {
  return valueOf(part, place) === wanted ? [] : [{ line: part.line, place, message: `is not ${other}` }]
}

const cents = (amount: string) => Math.round(Number(amount) * 100)

/** CLM02 is the sum of the amounts behind it. */
function claimTotals(parts: readonly DecodedPart[]): readonly SheetFault[] {
  const faults: SheetFault[] = []
  let claim: DecodedPart | undefined
  let sum = 0
  const settle = () => {
    if (claim && cents(valueOf(claim, 'CLM02')) !== sum) {
      faults.push({ line: claim.line, place: 'CLM02', message: 'is not the sum of its lines' })
    }
  }
  for (const part of parts) {
    if (part.name === 'CLM' || part.name === 'SE') {
      settle()
      claim = part.name === 'CLM' ? part : undefined
      sum = 0
    }
    if (part.name === 'SV1') sum += cents(valueOf(part, 'SV102'))
    if (part.name === 'SV2') sum += cents(valueOf(part, 'SV203'))
  }
  return faults
}

function rowCounts(parts: readonly DecodedPart[]): readonly SheetFault[] {
  return counted(named(parts, 'T')[0], 'lines', named(parts, 'D').length)
}

function repeated(parts: readonly DecodedPart[], name: string, place: string): readonly SheetFault[] {
  const seen = new Map<string, number>()
  return named(parts, name).flatMap(part => {
    const value = valueOf(part, place)
    const first = seen.get(value)
    if (first !== undefined) {
      return [{ line: part.line, place, message: `is the same as in line ${first}, and has to be its own` }]
    }
    seen.set(value, part.line)
    return []
  })
}
