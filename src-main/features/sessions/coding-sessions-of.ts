import { parseIsoDate, type IsoDate } from '#shared/base/iso-date.ts'
import type { CodingLesion, CodingSession, SessionDiagnosis } from '#shared/domain/coding-session.ts'
import {
  claimsOf,
  type BiopsyEntry,
  type LesionEntry,
  type PlacementEntry,
  type SessionEntry,
} from '#shared/domain/session-entry.ts'
import { DOCUMENTS, type Document } from '#shared/domain/vocabulary.ts'
import { neededDocuments } from '#shared/domain/needed-documents.ts'
import { readDiagnosisCode } from './diagnosis-code.ts'
import { readProcedureCode, readSupplyCode } from './procedure-code.ts'

/**
 * What the coding rules can say something about, once for each kind of claim: the entry without what is not stated in
 * full. A lesion without a side, a guidance or a service is left out, never completed by a guess; what is left out is
 * told as missing. `fallbackDate` stands in while no date of service can be read.
 */
export function codingSessionsOf(entry: SessionEntry, fallbackDate: IsoDate): readonly CodingSession[] {
  const stated = statedIn(entry, fallbackDate)
  return claimsOf(entry.claims).map(claim => ({ ...stated, claim }))
}

/** The claims differ in what they ask of a session, not in what was done: it is read from the entry once. */
function statedIn(entry: SessionEntry, fallbackDate: IsoDate): Omit<CodingSession, 'claim'> {
  const lesions = statedLesions(entry.lesions)
  const { side, sameUnitAsGuidance } = entry.mammogram
  return {
    id: null,
    serviceDate: parseIsoDate(entry.performedOn.trim()) ?? fallbackDate,
    placeOfService: entry.placeOfService.trim(),
    payer: entry.payer.trim(),
    lesions,
    mammogram: side === null ? null : { side, sameUnitAsGuidance },
    specimenRadiographs: entry.specimenRadiographs,
    excisions: entry.excisions.flatMap(excision => {
      const code = readProcedureCode(excision.code)
      return code === null || excision.units < 1 ? [] : [{ ...excision, code }]
    }),
    supplies: entry.supplies.flatMap(supply => {
      const code = readSupplyCode(supply.code)
      return code === null || supply.units < 1 ? [] : [{ ...supply, code }]
    }),
    entered: null,
    diagnoses: statedDiagnoses(entry, lesions),
    documentation: documentationOf(entry),
  }
}

function statedLesions(lesions: readonly LesionEntry[]): readonly CodingLesion[] {
  return lesions.flatMap((lesion, index) => {
    const { id, side, structure } = lesion
    const placement = statedPlacement(lesion.placement)
    const biopsy = statedBiopsy(lesion.biopsy)
    const repeated = lesions.findIndex(other => other.id === id) < index
    if (side === null || repeated || placement === undefined || biopsy === undefined) return []
    return placement === null && biopsy === null ? [] : [{ id, side, structure, placement, biopsy }]
  })
}

/** Null when there is none, undefined when it is not stated in full. */
function statedPlacement(entry: PlacementEntry | null): CodingLesion['placement'] | undefined {
  if (entry === null) return null
  const { guidance, failedGuidance, devices } = entry
  if (guidance === null) return undefined
  return {
    ...entry,
    guidance,
    failedGuidance: failedGuidance.filter(tried => tried !== 'palpation'),
    devices: devices.flatMap(({ type, count }) => (count > 0 ? [{ type, count }] : [])),
  }
}

/** Null when there is none, undefined when it is not stated in full. */
function statedBiopsy(entry: BiopsyEntry | null): CodingLesion['biopsy'] | undefined {
  if (entry === null) return null
  const { guidance, method } = entry
  if (guidance === null || (method === 'core' && guidance === 'none')) return undefined
  return { guidance, method }
}

/** A diagnosis whose lesions are all left out is left out with them: without lesions it would be everyone's. */
function statedDiagnoses(
  { diagnoses }: SessionEntry,
  stated: readonly CodingLesion[],
): readonly SessionDiagnosis[] {
  const known = new Set(stated.map(lesion => lesion.id))
  return diagnoses.flatMap(diagnosis => {
    const code = readDiagnosisCode(diagnosis.code)
    const lesions = diagnosis.lesions.filter(id => known.has(id))
    if (code === null || (lesions.length === 0 && diagnosis.lesions.length > 0)) return []
    return [{ code, lesions }]
  })
}

function documentationOf(entry: SessionEntry): Readonly<Record<Document, boolean | null>> {
  const needed = neededDocuments(entry)
  const there = (document: Document) =>
    entry.documentation[document] || (needed.includes(document) ? false : null)
  const [history, imagingReport, placementImages, operativeReport, pathologyReport] = DOCUMENTS.map(there)
  return {
    history: history ?? null,
    imagingReport: imagingReport ?? null,
    placementImages: placementImages ?? null,
    operativeReport: operativeReport ?? null,
    pathologyReport: pathologyReport ?? null,
  }
}
