import type { SessionRow } from './session-row.ts'

export type FormerNumber = { readonly kind: 'accession' | 'mrn'; readonly value: string }

type Numbered = Pick<SessionRow, 'state' | 'accession' | 'mrn' | 'updated_at'>

const TYPED_ON_MS = 60_000

/**
 * The numbers by which a session has to be found later on, although it has others then. The beginning of a number that
 * is being typed is none of them: `TEST-A` is not kept when `TEST-A-1` follows in the same draft within a minute. What
 * a session had when it was more than a draft is kept as soon as it is a draft again.
 */
export function numbersLeft(from: Numbered, to: Numbered): readonly FormerNumber[] {
  return (['accession', 'mrn'] as const)
    .map(kind => ({ kind, value: from[kind] }))
    .filter(({ kind, value }) => value !== '' && (isReopened(from, to) || isLeft(kind, from, to)))
}

function isReopened(from: Numbered, to: Numbered): boolean {
  return from.state !== 'draft' && to.state === 'draft'
}

function isLeft(kind: FormerNumber['kind'], from: Numbered, to: Numbered): boolean {
  if (from[kind] === to[kind]) return false
  const isTypedOn = from.state === 'draft' && to[kind].startsWith(from[kind])
  return !isTypedOn || Date.parse(to.updated_at) - Date.parse(from.updated_at) >= TYPED_ON_MS
}
