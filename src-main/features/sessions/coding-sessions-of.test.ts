import { expect, test } from 'vitest'
import { parseIsoDate, type IsoDate } from '#shared/base/iso-date.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { aDiagnosis, aLesion, anEntry, aPlacement } from '#main/testing/an-entry.ts'
import { codingSessionsOf } from './coding-sessions-of.ts'

function day(text: string): IsoDate {
  const date = parseIsoDate(text)
  if (date === null) throw new Error(`${text} is no day.`)
  return date
}

const TODAY = day('2026-11-23')

function sessionOf(entry: SessionEntry) {
  const [session] = codingSessionsOf(entry, TODAY)
  if (session === undefined) throw new Error('An entry is for one claim at least.')
  return session
}

function lesionsOf(entry: SessionEntry): readonly string[] {
  return sessionOf(entry).lesions.map(({ id }) => id)
}

test('each claim asked for gets the same session, but for its claim', () => {
  const [professional, facility] = codingSessionsOf(anEntry({ claims: 'both' }), TODAY)
  expect(professional).toMatchObject({ claim: 'professional', lesions: [{ id: 'A' }] })
  expect(facility).toEqual({ ...professional, claim: 'facility' })
  expect(codingSessionsOf(anEntry({ claims: 'facility' }), TODAY)).toEqual([facility])
})

test.each([
  ['side', aLesion({ id: 'B', side: null })],
  ['service', aLesion({ id: 'B', placement: null })],
  ['guidance of its placement', aLesion({ id: 'B', placement: aPlacement({ guidance: null }) })],
  ['guidance of its biopsy', aLesion({ id: 'B', biopsy: { guidance: null, method: 'core' } })],
  ['imaging of its core biopsy', aLesion({ id: 'B', biopsy: { guidance: 'none', method: 'core' } })],
  ['name of its own', aLesion({ id: 'A', side: 'left' })],
])('a lesion that does not state the %s is left out, the others stay', (_, lesion) => {
  const entry = anEntry({ lesions: [aLesion(), lesion, aLesion({ id: 'C' })] })
  expect(lesionsOf(entry)).toEqual(['A', 'C'])
})

test('a diagnosis of a lesion that is left out does not become that of the whole session', () => {
  const lesions = [aLesion(), aLesion({ id: 'B', side: null })]
  const diagnoses = [
    aDiagnosis({ code: 'r921', lesions: ['A', 'B'] }),
    aDiagnosis({ code: 'N63.11', lesions: ['B'] }),
    aDiagnosis({ code: 'Z80.3' }),
    aDiagnosis({ code: 'nothing' }),
  ]
  expect(sessionOf(anEntry({ lesions, diagnoses })).diagnoses).toEqual([
    { code: 'R92.1', lesions: ['A'] },
    { code: 'Z80.3', lesions: [] },
  ])
})

test('codes are read as typed, in capital letters; what is no code is left out', () => {
  const session = sessionOf(
    anEntry({
      excisions: [
        { code: ' 19125 ', side: 'right', units: 1 },
        { code: '', side: null, units: 1 },
      ],
      supplies: [
        { code: 'a4648', units: 2 },
        { code: 'A4648', units: 0 },
      ],
    }),
  )
  expect(session.excisions).toEqual([{ code: '19125', side: 'right', units: 1 }])
  expect(session.supplies).toEqual([{ code: 'A4648', units: 2 }])
})

test('a date of service that cannot be read is stood in for', () => {
  expect(sessionOf(anEntry({ performedOn: '2026-02-30' })).serviceDate).toBe(TODAY)
  expect(sessionOf(anEntry({ performedOn: ' 2026-11-20 ' })).serviceDate).toBe('2026-11-20')
})

test('a document that nobody asks for is neither there nor missing', () => {
  const { documentation } = anEntry()
  const entry = anEntry({ documentation: { ...documentation, placementImages: false } })
  expect(sessionOf(entry).documentation).toEqual({
    history: true,
    imagingReport: true,
    placementImages: false,
    operativeReport: null,
    pathologyReport: null,
  })
})

test('no side of the film means no film', () => {
  expect(sessionOf(anEntry()).mammogram).toBeNull()
  const mammogram = { side: 'bilateral', sameUnitAsGuidance: true } as const
  expect(sessionOf(anEntry({ mammogram })).mammogram).toEqual(mammogram)
})
