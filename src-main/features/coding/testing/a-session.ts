import { parseIsoDate } from '#shared/base/iso-date.ts'
import type { Biopsy, CodingLesion, CodingSession, Placement } from '#shared/domain/coding-session.ts'

const SERVICE_DATE = parseIsoDate('2026-11-20')

/** A coding session that names only what the test is about: a professional claim in an office, nothing else done. */
export function aSession(given: Partial<CodingSession> = {}): CodingSession {
  if (!SERVICE_DATE) throw new Error('the builder has a wrong date')
  return {
    id: 'S1',
    serviceDate: SERVICE_DATE,
    claim: 'professional',
    placeOfService: '11',
    payer: 'medicare',
    lesions: [],
    mammogram: null,
    specimenRadiographs: 0,
    excisions: [],
    supplies: [],
    entered: null,
    diagnoses: [],
    documentation: {
      history: null,
      imagingReport: null,
      placementImages: null,
      operativeReport: null,
      pathologyReport: null,
    },
    ...given,
  }
}

export function aLesion(given: Partial<CodingLesion> = {}): CodingLesion {
  return { id: 'A', side: 'right', structure: 'breast', placement: null, biopsy: null, ...given }
}

export function aPlacement(given: Partial<Placement> = {}): Placement {
  return {
    guidance: 'stereotactic',
    outcome: 'completed',
    step: 'separate',
    failedGuidance: [],
    replaced: false,
    devices: [{ type: 'wire', count: 1 }],
    ...given,
  }
}

export function aBiopsy(given: Partial<Biopsy> = {}): Biopsy {
  return { guidance: 'stereotactic', method: 'core', ...given }
}
