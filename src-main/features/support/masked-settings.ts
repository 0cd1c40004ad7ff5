import type { Settings } from '#shared/contract/settings.ts'

/** Settings that are a choice of ours or a switch: their values say nothing of a site or a person. */
const SHOWN: ReadonlySet<string> = new Set<keyof Settings>([
  'placeOfService',
  'claims',
  'payer',
  'worklistMoveRead',
  'worklistAccessionField',
  'worklistPort',
  'worklistModality',
  'statedDocuments',
  'training',
])

/** The settings for somebody who helps: of what a site typed only whether it is there. */
export function maskedSettings(settings: Settings): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, SHOWN.has(name) ? value : masked(value)]),
  )
}

function masked(value: unknown): unknown {
  if (typeof value === 'boolean' || typeof value === 'number') return value
  return value === '' ? 'not set' : 'set'
}
