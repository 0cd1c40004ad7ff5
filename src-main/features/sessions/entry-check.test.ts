import { describe, expect, test } from 'vitest'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { aDiagnosis, aLesion, anEntry, aPlacement } from '#main/testing/an-entry.ts'
import { aDay } from '#main/testing/fixed-clock.ts'
import { checkEntry } from './entry-check.ts'
import { NOTHING_ELSE_KNOWN, type CheckContext } from './remark.ts'

const context: CheckContext = {
  ...NOTHING_ELSE_KNOWN,
  today: aDay('2026-11-20'),
  payers: ['medicare', 'commercial'],
}

/** The remarks on an entry, as `kind field`. */
function remarks(entry: SessionEntry, parts: Partial<CheckContext> = {}): readonly string[] {
  return checkEntry(entry, { ...context, ...parts }).map(({ kind, field }) => `${kind} ${field}`)
}

test('there is nothing to say of an entry that is whole', () => {
  expect(remarks(anEntry())).toEqual([])
})

type Case = readonly [what: string, entry: SessionEntry, remark: string]

const nobody = { npi: '', familyName: '', givenName: '' }
const vale = { npi: '1234567893', familyName: 'TESTREADER', givenName: 'Synthetic' }
const documented = anEntry().documentation

const PATIENT: readonly Case[] = [
  ['no MRN', anEntry({ patient: { mrn: ' ' } }), 'missing patient.mrn'],
  ['an MRN with a space inside', anEntry({ patient: { mrn: 'TEST 1' } }), 'problem patient.mrn'],
  ['an MRN of 21 characters', anEntry({ patient: { mrn: 'T'.repeat(21) } }), 'problem patient.mrn'],
  ['an MRN with a delimiter', anEntry({ patient: { mrn: 'TEST|1' } }), 'problem patient.mrn'],
  ['an MRN with an emoji', anEntry({ patient: { mrn: 'TEST😀' } }), 'problem patient.mrn'],
  ['an MRN pasted with a tab', anEntry({ patient: { mrn: 'TEST1\t' } }), 'problem patient.mrn'],
  ['no family name', anEntry({ patient: { familyName: '' } }), 'missing patient.familyName'],
  ['no given name', anEntry({ patient: { givenName: '' } }), 'missing patient.givenName'],
  [
    'a name of 200 characters',
    anEntry({ patient: { familyName: 'T'.repeat(200) } }),
    'problem patient.familyName',
  ],
  [
    'a name with a line break',
    anEntry({ patient: { familyName: 'TEST\nPID|1' } }),
    'problem patient.familyName',
  ],
  ['a name with a NUL', anEntry({ patient: { givenName: 'Syn\u0000' } }), 'problem patient.givenName'],
  ['a name with a C1 control', anEntry({ patient: { givenName: 'Syn\u0085' } }), 'problem patient.givenName'],
  [
    'a name with half a surrogate pair',
    anEntry({ patient: { givenName: 'Syn\ud83d' } }),
    'problem patient.givenName',
  ],
  [
    'a name that turns its direction',
    anEntry({ patient: { givenName: 'Syn\u202e' } }),
    'problem patient.givenName',
  ],
  ['no sex', anEntry({ patient: { sex: null } }), 'missing patient.sex'],
  ['no birth date', anEntry({ patient: { birthDate: '' } }), 'missing patient.birthDate'],
  [
    'a birth date that does not exist',
    anEntry({ patient: { birthDate: '1970-02-30' } }),
    'problem patient.birthDate',
  ],
  [
    'a birth date written another way',
    anEntry({ patient: { birthDate: '02/03/1971' } }),
    'problem patient.birthDate',
  ],
  [
    'a birth after the service',
    anEntry({ patient: { birthDate: '2026-11-21' } }),
    'problem patient.birthDate',
  ],
  ['a birth before 1900', anEntry({ patient: { birthDate: '1899-12-31' } }), 'problem patient.birthDate'],
  [
    'a patient of 131 years',
    anEntry({ performedOn: '2031-01-01', patient: { birthDate: '1900-01-01' } }),
    'problem patient.birthDate',
  ],
]

const ORDER: readonly Case[] = [
  ['no accession', anEntry({ accession: '' }), 'missing accession'],
  ['an accession of 17 characters', anEntry({ accession: 'A'.repeat(17) }), 'problem accession'],
  ['an accession with a space', anEntry({ accession: 'A 1' }), 'problem accession'],
  ['an account of 21 characters', anEntry({ account: '1'.repeat(21) }), 'problem account'],
  ['a visit with a space', anEntry({ visit: '1 2' }), 'problem visit'],
  ['no date of service', anEntry({ performedOn: '' }), 'missing performedOn'],
  ['a service on 2026-02-30', anEntry({ performedOn: '2026-02-30' }), 'problem performedOn'],
  ['a service tomorrow', anEntry({ performedOn: '2026-11-21' }), 'problem performedOn'],
  ['a time of 24:00', anEntry({ performedAt: '24:00' }), 'problem performedAt'],
  ['a time without a colon', anEntry({ performedAt: '0910' }), 'problem performedAt'],
  ['no performing physician', anEntry({ performing: nobody }), 'missing performing.npi'],
  [
    'an NPI with a wrong digit',
    anEntry({ performing: { ...vale, npi: '1234567890' } }),
    'problem performing.npi',
  ],
  [
    'a physician of 60 letters',
    anEntry({ performing: { ...vale, familyName: 'T'.repeat(60) } }),
    'problem performing.familyName',
  ],
  [
    'half a referring physician',
    anEntry({ referring: { ...nobody, familyName: 'TEST' } }),
    'missing referring.npi',
  ],
  [
    'a referring NPI alone',
    anEntry({ referring: { ...nobody, npi: vale.npi } }),
    'missing referring.familyName',
  ],
  ['no place of service', anEntry({ placeOfService: '' }), 'missing placeOfService'],
  ['a place of three digits', anEntry({ placeOfService: '222' }), 'problem placeOfService'],
  ['an unknown payer', anEntry({ payer: 'nobody' }), 'problem payer'],
]

const LESIONS: readonly Case[] = [
  ['no lesion and no excision', anEntry({ lesions: [] }), 'missing lesions'],
  ['a lesion without a side', anEntry({ lesions: [aLesion({ side: null })] }), 'missing lesions.0.side'],
  [
    'a lesion without a service',
    anEntry({ lesions: [aLesion({ placement: null })] }),
    'missing lesions.0.placement',
  ],
  [
    'a placement without guidance',
    anEntry({ lesions: [aLesion({ placement: aPlacement({ guidance: null }) })] }),
    'missing lesions.0.placement.guidance',
  ],
  [
    'a biopsy without guidance',
    anEntry({ lesions: [aLesion({ biopsy: { guidance: null, method: 'core' } })] }),
    'missing lesions.0.biopsy.guidance',
  ],
  [
    'a core biopsy without imaging',
    anEntry({ lesions: [aLesion({ biopsy: { guidance: 'none', method: 'core' } })] }),
    'problem lesions.0.biopsy.guidance',
  ],
  [
    'a palpation that failed',
    anEntry({ lesions: [aLesion({ placement: aPlacement({ failedGuidance: ['palpation'] }) })] }),
    'problem lesions.0.placement.failedGuidance',
  ],
  [
    'no device counted',
    anEntry({ lesions: [aLesion({ placement: aPlacement({ devices: [{ type: 'wire', count: 0 }] }) })] }),
    'problem lesions.0.placement.devices.0.count',
  ],
  [
    '21 devices',
    anEntry({ lesions: [aLesion({ placement: aPlacement({ devices: [{ type: 'clip', count: 21 }] }) })] }),
    'problem lesions.0.placement.devices.0.count',
  ],
  ['two lesions of one name', anEntry({ lesions: [aLesion(), aLesion()] }), 'problem lesions.1.id'],
  [
    'a location of 61 letters',
    anEntry({ lesions: [aLesion({ location: 'x'.repeat(61) })] }),
    'problem lesions.0.location',
  ],
]

const excision = { code: '19125', side: 'right', units: 1 } as const

const THE_REST: readonly Case[] = [
  [
    'an excision that is no code',
    anEntry({ excisions: [{ ...excision, code: '1912' }] }),
    'problem excisions.0.code',
  ],
  [
    'a derived code as an excision',
    anEntry({ excisions: [{ ...excision, code: '19283' }] }),
    'problem excisions.0.code',
  ],
  [
    'an excision without units',
    anEntry({ excisions: [{ ...excision, units: 0 }] }),
    'problem excisions.0.units',
  ],
  [
    'an excision without its report',
    anEntry({ excisions: [excision] }),
    'missing documentation.operativeReport',
  ],
  [
    'a supply that is no code',
    anEntry({ supplies: [{ code: '4648', units: 1 }] }),
    'problem supplies.0.code',
  ],
  ['100 specimen films', anEntry({ specimenRadiographs: 100 }), 'problem specimenRadiographs'],
  [
    'a diagnosis that is no code',
    anEntry({ diagnoses: [aDiagnosis({ code: 'lump' })] }),
    'problem diagnoses.0.code',
  ],
  [
    'a diagnosis row left empty',
    anEntry({ diagnoses: [aDiagnosis({ code: '' })] }),
    'missing diagnoses.0.code',
  ],
  [
    'a diagnosis of a lesion that is gone',
    anEntry({ diagnoses: [aDiagnosis({ lesions: ['Q'] })] }),
    'problem diagnoses.0.lesions',
  ],
  [
    'one diagnosis twice, with and without its dot',
    anEntry({ diagnoses: [aDiagnosis(), aDiagnosis({ code: 'r921' })] }),
    'problem diagnoses.1.code',
  ],
  [
    '13 diagnoses',
    anEntry({ diagnoses: Array.from({ length: 13 }, (_, index) => aDiagnosis({ code: `N63.${index}` })) }),
    'problem diagnoses',
  ],
  [
    'no images of a placement',
    anEntry({ documentation: { ...documented, placementImages: false } }),
    'missing documentation.placementImages',
  ],
  [
    'no pathology of a biopsy',
    anEntry({ lesions: [aLesion({ biopsy: { guidance: 'stereotactic', method: 'core' } })] }),
    'missing documentation.pathologyReport',
  ],
  ['a control character in the note', anEntry({ note: 'x\u0007' }), 'problem note'],
]

describe.each([
  ['patient', PATIENT],
  ['order', ORDER],
  ['lesions', LESIONS],
  ['the rest', THE_REST],
])('%s', (_, cases) => {
  test.each(cases)('%s is told beside its field', (_what, entry, remark) => {
    expect(remarks(entry)).toContain(remark)
  })
})

test.each<readonly [string, SessionEntry]>([
  ['outer spaces', anEntry({ accession: ' A-1 ', patient: { mrn: ' TEST1 ', familyName: ' TEST ' } })],
  ['delimiters in names', anEntry({ patient: { familyName: "O'Neil-Ångström|Test & ^~\\" } })],
  ['emoji in names', anEntry({ patient: { givenName: 'Synthetic 👩‍🦰😀' } })],
  ['right-to-left names', anEntry({ patient: { familyName: 'בדיקה', givenName: 'اختبار' } })],
  [
    'a name of 46 characters',
    anEntry({ patient: { familyName: 'T'.repeat(40), givenName: 'Sssss', middleName: 'M' } }),
  ],
  ['a name of 46 emoji', anEntry({ patient: { familyName: '😀'.repeat(45), givenName: 'S' } })],
  ['line breaks in the note', anEntry({ note: 'first\r\n\tsecond\n' })],
  ['a birth on the day of service', anEntry({ patient: { birthDate: '2026-11-20' } })],
  ['a time', anEntry({ performedAt: '09:10' })],
  [
    '40 lesions',
    anEntry({ lesions: Array.from({ length: 40 }, (_, index) => aLesion({ id: `L${index}` })) }),
  ],
  [
    'an excision without a lesion',
    anEntry({ lesions: [], excisions: [excision], documentation: { ...documented, operativeReport: true } }),
  ],
])('%s are taken', (_, entry) => {
  expect(remarks(entry)).toEqual([])
})

test('an accession number that another session has is told beside it', () => {
  expect(remarks(anEntry(), { accessionTaken: true })).toEqual(['problem accession'])
})

test('a field has one remark at most, the one about its characters first', () => {
  const said = checkEntry(anEntry({ patient: { mrn: 'TEST 1\u0000' } }), context)
  expect(said).toHaveLength(1)
  expect(said[0]?.text).toContain('cannot be printed')
})

test('no remark repeats what a patient field holds', () => {
  const patient = {
    mrn: 'CANARY 1',
    familyName: 'CANARY'.repeat(20),
    givenName: 'CANARY\u0000',
    birthDate: 'CANARY',
  }
  const texts = checkEntry(anEntry({ patient, accession: 'CANARY 1' }), context).map(({ text }) => text)
  expect(texts.length).toBeGreaterThan(4)
  expect(texts.join()).not.toContain('CANARY')
})
