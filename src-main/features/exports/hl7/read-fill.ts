import type { Hl7Fill } from '#shared/contract/hl7-fill.ts'
import type { ChargeFacts } from '../charge-facts.ts'
import type { ParsedSegment } from './parse-hl7.ts'

const SIDES = new Map([
  ['R', 'right'],
  ['L', 'left'],
  ['', ''],
])

/** Facts that stand nowhere else in a message: they are taken from the fields that the sheet fills with them. */
export function factsOfFill(charge: ParsedSegment, fill: Hl7Fill): ChargeFacts {
  const facts: Record<string, string> = {}
  for (const one of fill) {
    if (one.kind !== 'fact') continue
    const value = charge.field(Number(one.field.split('-')[1]))
    if (one.fact === 'side') facts.side = SIDES.get(value) ?? value
    if (one.fact === 'deviceIdentifier' || one.fact === 'codeEdition') facts[one.fact] = value
  }
  return facts
}

/** The field that is not filled as agreed, in words; null where all are. Everything else is said a second time. */
export function problemInFill(
  fill: Hl7Fill,
  segments: readonly ParsedSegment[],
  facts: ChargeFacts,
): string | null {
  for (const one of fill) {
    const [name = '', position = ''] = one.field.split('-')
    const segment = segments.find(candidate => candidate.name === name)
    if (segment === undefined) return `${one.field} has no segment to stand in`
    const at = (component: number) => segment.field(Number(position), component)
    const wanted = one.kind === 'text' ? one.text.split('^') : expected(one.fact, facts)
    if (wanted.some((text, index) => at(index + 1) !== text)) return `${one.field} is not filled as agreed`
  }
  return null
}

/** The components that a fact has to show, from where it stands otherwise. */
function expected(
  fact: Extract<Hl7Fill[number], { kind: 'fact' }>['fact'],
  facts: ChargeFacts,
): readonly string[] {
  switch (fact) {
    case 'performing':
      return [facts.performingNpi ?? '', ...(facts.performingName ?? '\n').split('\n')]
    case 'referring':
      return [facts.referringNpi ?? '', ...(facts.referringName ?? '\n').split('\n')]
    case 'performedOn':
      return [(facts.performedOn ?? '').replaceAll('-', '')]
    // Held against the log by themselves.
    case 'side':
    case 'deviceIdentifier':
    case 'codeEdition':
      return []
    default:
      return [facts[fact] ?? '']
  }
}
