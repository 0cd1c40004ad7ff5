import type { CodeHit } from '#shared/contract/reference.ts'
import type { DiagnosisEntry, LesionEntry } from '#shared/domain/session-entry.ts'
import { SUGGESTED_DIAGNOSES, type SuggestedDiagnosis } from '#shared/domain/suggested-diagnoses.ts'
import type { EntryEdit } from './session-edits.ts'
import { quadrantOf } from './quadrant.ts'

/**
 * The quick picks in the order in which they fit the lesions entered: the lump of the very quadrant first, then what
 * fits a side, then what names none; what is about the other side is left out. Picked ones do not stand twice.
 */
export function diagnosisPicks(
  lesions: readonly LesionEntry[],
  picked: readonly DiagnosisEntry[],
): readonly SuggestedDiagnosis[] {
  const codes = new Set(picked.map(diagnosis => diagnosis.code))
  return SUGGESTED_DIAGNOSES.filter(pick => !codes.has(pick.code))
    .map(pick => ({ pick, rank: rankOf(pick, lesions) }))
    .filter(({ rank }) => rank < NOT_FITTING)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ pick }) => pick)
}

/** The quick picks that a person means by what was typed: the beginning of a code, or words of its label. */
export function findDiagnoses(
  text: string,
  picks: readonly SuggestedDiagnosis[],
): readonly SuggestedDiagnosis[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const code = bare(text)
  return picks.filter(
    pick => bare(pick.code).startsWith(code) || words.every(word => pick.label.toLowerCase().includes(word)),
  )
}

/** A diagnosis as a list offers it. */
export type OfferedDiagnosis = { readonly code: string; readonly words: string }

const MOST_PICKS = 8
const MOST_OFFERED = 14

/** What a list offers for what was typed: the quick picks that fit first, then what the code set holds. */
export function offeredDiagnoses(
  text: string,
  picks: readonly SuggestedDiagnosis[],
  hits: readonly CodeHit[],
): readonly OfferedDiagnosis[] {
  const found = findDiagnoses(text, picks).slice(0, MOST_PICKS)
  const picked = found.map(({ code, label }) => {
    const remark = hits.find(hit => hit.code === code)?.remark ?? ''
    return { code, words: withRemark(label, remark) }
  })
  const others = hits
    .filter(hit => !found.some(pick => pick.code === hit.code))
    .map(hit => ({ code: hit.code, words: withRemark(hit.text, hit.remark) }))
  return [...picked, ...others].slice(0, MOST_OFFERED)
}

/** Words of a code with what is to be said of its validity. */
export function withRemark(words: string, remark: string): string {
  return remark === '' ? words : `${words} · ${remark}`
}

/** Whether a text is a code as it stands, with or without its dot. */
export function isThisCode(text: string, code: string): boolean {
  return bare(text) === bare(code)
}

/** A diagnosis with its dot and capitals: `r921` is `R92.1`. */
export function readDiagnosisCode(text: string): string {
  const code = bare(text)
  return /^[A-Z][0-9][0-9A-Z]{2,5}$/.test(code)
    ? `${code.slice(0, 3)}.${code.slice(3)}`
    : text.trim().toUpperCase()
}

/** Sets the diagnosis at a place of the list, linked to the lesions of its side; none linked means all. */
export function withDiagnosis(index: number, code: string): EntryEdit {
  return entry => {
    const before = entry.diagnoses[index]
    const lesions = before?.code === code ? before.lesions : lesionsOf(code, entry.lesions)
    const diagnoses = [...entry.diagnoses]
    diagnoses[index] = { code, lesions }
    return { ...entry, diagnoses }
  }
}

/** Links or unlinks a lesion; linked to every lesion is written as linked to none in particular. */
export function toggleLink(index: number, lesion: string): EntryEdit {
  return entry => {
    const all = entry.lesions.map(one => one.id)
    const diagnoses = entry.diagnoses.map((diagnosis, place) => {
      if (place !== index) return diagnosis
      const linked = diagnosis.lesions.length === 0 ? all : diagnosis.lesions
      const lesions = all.filter(id => linked.includes(id) !== (id === lesion))
      return { ...diagnosis, lesions: lesions.length === all.length ? [] : lesions }
    })
    return { ...entry, diagnoses }
  }
}

const NOT_FITTING = 9

function rankOf(pick: SuggestedDiagnosis, lesions: readonly LesionEntry[]): number {
  if (pick.use === 'node') return lesions.some(lesion => lesion.structure !== 'breast') ? 0 : 5
  const fitting = pick.side === null ? lesions : lesions.filter(lesion => lesion.side === pick.side)
  if (pick.side !== null && fitting.length === 0) {
    return lesions.every(lesion => lesion.side === null) ? 4 : NOT_FITTING
  }
  if (pick.use === 'secondary') return 6
  if (pick.side === null) return 1
  return fitting.some(lesion => namesQuadrant(pick, lesion)) ? 2 : namesSomeQuadrant(pick) ? 4 : 3
}

function namesQuadrant(pick: SuggestedDiagnosis, lesion: LesionEntry): boolean {
  const quadrant = quadrantOf(lesion.side, lesion.location)
  return quadrant !== null && pick.label.includes(quadrant)
}

function namesSomeQuadrant(pick: SuggestedDiagnosis): boolean {
  return /upper|lower|overlapping|axillary|behind/.test(pick.label)
}

function lesionsOf(code: string, lesions: readonly LesionEntry[]): readonly string[] {
  const side = SUGGESTED_DIAGNOSES.find(pick => pick.code === code)?.side ?? null
  const matching = lesions.filter(lesion => side === null || lesion.side === side)
  return matching.length === lesions.length ? [] : matching.map(lesion => lesion.id)
}

function bare(text: string): string {
  return text.toUpperCase().replace(/[\s.]/g, '')
}
