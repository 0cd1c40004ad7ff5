import { neededDocuments } from '#shared/domain/needed-documents.ts'
import {
  emptyLesion,
  type LesionEntry,
  lesionId,
  MAX_LESIONS,
  type SessionEntry,
} from '#shared/domain/session-entry.ts'
import type { Document } from '#shared/domain/vocabulary.ts'
import type { LesionEdit } from './lesion-edits.ts'

/** A change of the whole entry; undo and redo go from one to the next. */
export type EntryEdit = (entry: SessionEntry) => SessionEntry

/** The id the next lesion gets: the first of A, B, C ... after those in use, so that no id is used again in a row. */
export function nextLesionId(lesions: readonly LesionEntry[]): string {
  const used = new Set(lesions.map(lesion => lesion.id))
  let index = lesions.length
  while (used.has(lesionId(index))) index += 1
  return lesionId(index)
}

/** The rows as shown: those entered, or one that waits for its first key. */
export function shownLesions(lesions: readonly LesionEntry[]): readonly LesionEntry[] {
  return lesions.length === 0 ? [emptyLesion(nextLesionId(lesions))] : lesions
}

/** Whether nothing was stated of a lesion yet. */
export function isUntouched({ side, structure, location, placement, biopsy }: LesionEntry): boolean {
  const stated = placement === null || placement.guidance !== null || placement.devices.length > 0
  return side === null && structure === 'breast' && location === '' && biopsy === null && !stated
}

/** Changes a lesion; the row that waits becomes an entered one by its first change. */
export function editLesion(id: string, edit: LesionEdit): EntryEdit {
  return entry => ({
    ...entry,
    lesions: shownLesions(entry.lesions).map(lesion => (lesion.id === id ? edit(lesion) : lesion)),
  })
}

/** Adds a lesion after the last; the row that waits is entered first. */
export const addLesion: EntryEdit = entry => {
  const lesions = shownLesions(entry.lesions)
  if (lesions.length >= MAX_LESIONS) return entry
  return { ...entry, lesions: [...lesions, emptyLesion(nextLesionId(lesions))] }
}

/** Removes a lesion, and the diagnoses that stood for it alone. */
export function removeLesion(id: string): EntryEdit {
  return entry => ({
    ...entry,
    lesions: entry.lesions.filter(lesion => lesion.id !== id),
    diagnoses: entry.diagnoses
      .filter(diagnosis => diagnosis.lesions.length !== 1 || diagnosis.lesions[0] !== id)
      .map(diagnosis => ({ ...diagnosis, lesions: diagnosis.lesions.filter(lesion => lesion !== id) })),
  })
}

/** Ticks every document that is needed; what was ticked stays so. Whoever presses the key states them all. */
export const tickNeededDocuments: EntryEdit = entry => tickDocuments(neededDocuments(entry), true)(entry)

/** Ticks or unticks documents. From then on a person has said so, not the department's setting. */
export function tickDocuments(documents: readonly Document[], ticked: boolean): EntryEdit {
  return ({ statedBySetting, ...entry }) => {
    const left = statedBySetting?.filter(document => !documents.includes(document)) ?? []
    return {
      ...entry,
      documentation: {
        ...entry.documentation,
        ...Object.fromEntries(documents.map(document => [document, ticked])),
      },
      ...(left.length > 0 && { statedBySetting: left }),
    }
  }
}
