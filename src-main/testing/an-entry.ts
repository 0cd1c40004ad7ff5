import {
  emptyEntry,
  emptyPlacement,
  type DiagnosisEntry,
  type LesionEntry,
  type PatientEntry,
  type PlacementEntry,
  type SessionEntry,
} from '#shared/domain/session-entry.ts'

type Partly<T> = { readonly [K in keyof T]?: T[K] }

/**
 * An entry that can be completed: one stereotactic wire in the right breast. Name only what matters to the test. An
 * entry of another accession is another patient's, for the same done twice to one patient raises a question.
 */
export function anEntry({
  patient,
  accession = 'TEST-A-1',
  ...parts
}: Partly<Omit<SessionEntry, 'patient'>> & { readonly patient?: Partly<PatientEntry> } = {}): SessionEntry {
  const defaults = {
    performedOn: '2026-11-20',
    placeOfService: '22',
    claims: 'both',
    payer: 'medicare',
  } as const
  return {
    ...emptyEntry(defaults),
    accession,
    performing: { npi: '1234567893', familyName: 'TESTREADER', givenName: 'Synthetic' },
    lesions: [aLesion()],
    diagnoses: [aDiagnosis()],
    documentation: {
      history: true,
      imagingReport: true,
      placementImages: true,
      operativeReport: false,
      pathologyReport: false,
    },
    ...parts,
    patient: { ...aPatient, mrn: mrnOf(accession), ...patient },
  }
}

function mrnOf(accession: string): string {
  return accession === 'TEST-A-1' ? aPatient.mrn : `TEST${accession.replace(/\W/g, '')}`.slice(0, 20)
}

const aPatient: PatientEntry = {
  mrn: 'TEST0001',
  familyName: 'TESTPATIENT',
  givenName: 'Synthetic',
  middleName: '',
  birthDate: '1971-02-03',
  sex: 'female',
}

export function aLesion(parts: Partly<LesionEntry> = {}): LesionEntry {
  return {
    id: 'A',
    side: 'right',
    structure: 'breast',
    location: '10:00 4 cm',
    placement: aPlacement(),
    biopsy: null,
    ...parts,
  }
}

export function aPlacement(parts: Partly<PlacementEntry> = {}): PlacementEntry {
  return { ...emptyPlacement(), guidance: 'stereotactic', devices: [{ type: 'wire', count: 1 }], ...parts }
}

export function aDiagnosis(parts: Partly<DiagnosisEntry> = {}): DiagnosisEntry {
  return { code: 'R92.1', lesions: [], ...parts }
}
