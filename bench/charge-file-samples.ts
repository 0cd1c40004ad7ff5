import type { ChargeFile, ChargeRecord, NumberedLine } from '#main/features/exports/charge-record.ts'
import { aFile, aLine, aRecord } from '#main/features/exports/testing/charge-samples.ts'
import { x12Sheet } from '#main/features/exports/testing/format-samples.ts'
import type { X12Options } from '#shared/contract/x12-options.ts'

/** A file of sessions, every one with numbers, lines and a patient of its own. */
export function aLongFile(sessions: number, linesEach = 2): ChargeFile {
  const records: ChargeRecord[] = []
  for (let index = 0; index < sessions; index += 1) {
    records.push(
      aRecord({
        accession: `TEST-A-${index}`,
        account: `TESTACC${index}`,
        visit: `TESTVIS${index}`,
        patient: { mrn: mrnOf(index), familyName: `TEST ROE ${index}` },
        referring: { npi: '1999000035', familyName: 'TESTREFERRER', givenName: 'Synthetic' },
        lines: Array.from({ length: linesEach }, (_, at) =>
          lineOf(index * linesEach + at, at === 0 ? { code: '19283' } : { code: '19284', units: 2 }),
        ),
      }),
    )
  }
  return aFile({ records })
}

function mrnOf(index: number): string {
  return `TEST${String(index).padStart(7, '0')}`
}

function lineOf(count: number, parts: Partial<NumberedLine>): NumberedLine {
  return aLine({
    lineNumber: `K7M${String(count + 1).padStart(9, '0')}`,
    modifiers: ['XS', 'RT'],
    diagnoses: ['R92.0', 'Z80.3'],
    ...parts,
  })
}

/** An interface sheet that knows a subscriber for every patient of the file. */
export function sheetFor(sessions: number): X12Options {
  const [address] = Object.values(x12Sheet().subscribers)
  if (!address) throw new Error('No sample')
  const subscribers = Array.from({ length: sessions }, (_, index) => [
    mrnOf(index),
    { ...address, memberId: `M${index}` },
  ])
  return { ...x12Sheet(), subscribers: Object.fromEntries(subscribers) }
}
