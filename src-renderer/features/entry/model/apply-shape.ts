import { type EntryShape, lesionOfShape } from '#shared/domain/entry-shape.ts'
import { DOCUMENT_LABEL } from '#shared/domain/labels.ts'
import {
  type DiagnosisEntry,
  type LesionEntry,
  MAX_LESIONS,
  type SessionEntry,
} from '#shared/domain/session-entry.ts'
import { isUntouched, nextLesionId } from './session-edits.ts'

export type AppliedShape = {
  readonly entry: SessionEntry
  /** The first lesion added; null when the shape has none. */
  readonly firstLesion: string | null
  /** What was added, in words. */
  readonly added: readonly string[]
  /** What the entry said otherwise and goes on saying. */
  readonly kept: readonly string[]
}

/**
 * Adds a shape to what is entered. Lesions come after those that are there and get letters of their own; what a
 * person has said already is never said otherwise. Null when there is no room for the lesions.
 */
export function applyShape(entry: SessionEntry, shape: EntryShape): AppliedShape | null {
  const standing = entry.lesions.filter(lesion => !isWaiting(entry, lesion))
  if (standing.length + shape.lesions.length > MAX_LESIONS) return null
  const { lesions, letters } = withLesions(standing, shape)
  const mammogram = entry.mammogram.side === null ? shape.mammogram : entry.mammogram
  const films = entry.specimenRadiographs === 0 ? shape.specimenRadiographs : entry.specimenRadiographs
  const ticked = shape.documentation.filter(document => !entry.documentation[document])
  const diagnoses = withDiagnoses(entry, shape, { letters, alone: standing.length === 0 })
  return {
    entry: {
      ...entry,
      lesions,
      mammogram,
      specimenRadiographs: films,
      diagnoses,
      documentation: {
        ...entry.documentation,
        ...Object.fromEntries(ticked.map(document => [document, true])),
      },
    },
    firstLesion: lesions[standing.length]?.id ?? null,
    added: [
      ...counted(shape.lesions.length, 'lesion'),
      ...(mammogram !== entry.mammogram && mammogram.side !== null ? ['the mammogram'] : []),
      ...(films === entry.specimenRadiographs ? [] : ['specimen films']),
      ...counted(diagnoses.length - entry.diagnoses.length, 'diagnosis', 'diagnoses'),
      ...ticked.map(document => `the tick “${DOCUMENT_LABEL[document]}”`),
    ],
    kept: [
      ...(shape.mammogram.side !== null && shape.mammogram.side !== mammogram.side ? ['mammogram'] : []),
      ...(shape.specimenRadiographs > 0 && shape.specimenRadiographs !== films ? ['specimen films'] : []),
    ],
  }
}

/** A row that nothing was said of yet gives way. */
function isWaiting({ diagnoses }: SessionEntry, lesion: LesionEntry): boolean {
  return isUntouched(lesion) && !diagnoses.some(({ lesions }) => lesions.includes(lesion.id))
}

type Lettered = {
  readonly lesions: readonly LesionEntry[]
  /** The letter in the entry of each letter of the shape. */
  readonly letters: ReadonlyMap<string, string>
}

function withLesions(standing: readonly LesionEntry[], shape: EntryShape): Lettered {
  const lesions = [...standing]
  const letters = new Map<string, string>()
  for (const lesion of shape.lesions) {
    const id = nextLesionId(lesions)
    letters.set(lesion.id, id)
    lesions.push({ ...lesionOfShape(lesion), id })
  }
  return { lesions, letters }
}

/** Linked to none in particular means all of its session: beside other lesions that is said letter by letter. */
function withDiagnoses(
  { diagnoses }: SessionEntry,
  shape: EntryShape,
  { letters, alone }: Pick<Lettered, 'letters'> & { readonly alone: boolean },
): readonly DiagnosisEntry[] {
  const linked = (lesions: readonly string[]) =>
    lesions.length === 0
      ? alone
        ? []
        : [...letters.values()]
      : lesions.flatMap(letter => letters.get(letter) ?? [])
  const merged = diagnoses.map(one => {
    const again = shape.diagnoses.find(({ code }) => code === one.code)
    if (!again || one.lesions.length === 0) return one
    return { ...one, lesions: [...new Set([...one.lesions, ...linked(again.lesions)])] }
  })
  const fresh = shape.diagnoses.filter(({ code }) => !diagnoses.some(one => one.code === code))
  return [...merged, ...fresh.map(({ code, lesions }) => ({ code, lesions: linked(lesions) }))]
}

function counted(count: number, one: string, many = `${one}s`): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]
}
