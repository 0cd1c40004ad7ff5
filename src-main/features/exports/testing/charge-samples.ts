import type { SessionId } from '#shared/domain/session.ts'
import type { ChargeFile, ChargePatient, ChargeRecord, NumberedLine } from '../charge-record.ts'

/** A record that fits every format: one stereotactic wire. Name only what matters to the test. */
export function aRecord({
  patient,
  ...parts
}: Partial<Omit<ChargeRecord, 'patient'>> & {
  readonly patient?: Partial<ChargePatient>
} = {}): ChargeRecord {
  return {
    sessionId: '00000000-0000-7000-8000-000000000001' as SessionId,
    claim: 'professional',
    accession: 'TEST-A-1',
    account: 'TESTACC1',
    visit: 'TESTVIS1',
    performedOn: '2026-11-20',
    performedAt: '09:10',
    placeOfService: '22',
    performing: { npi: '1234567893', familyName: 'TESTREADER', givenName: 'Synthetic' },
    referring: null,
    enteredAt: '2026-11-20T09:05:00.000-05:00',
    lines: [aLine()],
    ...parts,
    patient: {
      mrn: 'TEST0001',
      familyName: 'TESTPATIENT',
      givenName: 'Synthetic',
      middleName: '',
      birthDate: '1971-02-03',
      sex: 'female',
      ...patient,
    },
  }
}

export function aLine(parts: Partial<NumberedLine> = {}): NumberedLine {
  return {
    chargeLineId: '00000000-0000-7000-8000-00000000000a',
    lineNumber: 'K7M000000001',
    code: '19283',
    units: 1,
    modifiers: ['RT'],
    side: 'right',
    diagnoses: ['R92.0'],
    deviceIdentifier: '',
    codeEdition: 'breast-localization 2026.1',
    transaction: 'charge',
    correctsLineNumber: null,
    chargeCode: null,
    amountCents: null,
    revenueCode: null,
    ...parts,
  }
}

export function aFile(parts: Partial<ChargeFile> = {}): ChargeFile {
  return {
    batch: 'K7M0000001',
    fileNumber: 'K7M-00001',
    claim: 'professional',
    site: 'SITE',
    training: false,
    sendingApplication: 'CHARGEMARK',
    sendingFacility: 'NORTH',
    receivingApplication: '',
    receivingFacility: 'BILLING',
    createdAt: '2026-11-20T17:30:00.000-05:00',
    chainHead: 'ab'.repeat(32),
    messagesBefore: 0,
    records: [aRecord()],
    ...parts,
  }
}

/** Two sessions: one with two lines, two diagnoses and a referring physician, one outside of ASCII. */
export function aFullFile(): ChargeFile {
  return aFile({
    records: [
      aRecord({
        patient: { middleName: 'Q' },
        referring: { npi: '1999000035', familyName: 'TESTREFERRER', givenName: 'Synthetic' },
        lines: [
          aLine({
            modifiers: ['XS', 'RT'],
            diagnoses: ['R92.0', 'Z80.3'],
            deviceIdentifier: '00312345678906',
          }),
          aLine({ lineNumber: 'K7M000000002', code: '19284', units: 2, modifiers: ['LT'], side: 'left' }),
        ],
      }),
      aRecord({
        patient: { mrn: 'TEST0002', familyName: 'TEST Ångström', sex: 'unknown' },
        accession: 'TEST-A-2',
        account: '',
        visit: '',
        performedAt: '',
        placeOfService: '21',
        lines: [
          aLine({
            lineNumber: 'K7M000000003',
            code: 'A4648',
            modifiers: [],
            side: null,
            diagnoses: ['C50.911'],
          }),
        ],
      }),
    ],
  })
}
