import type { LesionEntry } from '#shared/domain/session-entry.ts'

/**
 * The path of a field with lesions named by their letter: `lesions.0.side` and `lesions[0].side` are
 * `lesions.A.side`. A place in the list changes when a row above goes, a letter does not.
 */
export function fieldPath(path: string, lesions: readonly LesionEntry[]): string {
  const parts = path.replace(/\[(\w+)\]/g, '.$1').split('.')
  const place = parts[1]
  if (parts[0] !== 'lesions' || place === undefined || !/^\d+$/.test(place)) return parts.join('.')
  return ['lesions', lesions[Number(place)]?.id ?? place, ...parts.slice(2)].join('.')
}
