import type { ChargeFile, ChargePhysician, ChargeRecord } from './charge-record.ts'

/** Letters that do not come apart into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
}

/** Text in ASCII: marks taken off, a few letters spelled out. What has no such form stays, and is refused later. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^\u0000-\u007f]/g, letter => LETTERS[letter] ?? letter)
}

/** What folding changed in a file: for a person to see before the file leaves. Fields, never values. */
export type FoldWarning = { readonly accession: string; readonly field: string }

/** The file in ASCII for a receiver that takes nothing else, with everything that folding changed. */
export function foldFile(file: ChargeFile): {
  readonly file: ChargeFile
  readonly warnings: readonly FoldWarning[]
} {
  const warnings: FoldWarning[] = []
  const records = file.records.map(record => {
    const folded = foldRecord(record)
    warnings.push(...changedFields(record, folded).map(field => ({ accession: record.accession, field })))
    return folded
  })
  return { file: { ...file, records }, warnings }
}

export function foldRecord(record: ChargeRecord): ChargeRecord {
  const { patient, performing, referring } = record
  return {
    ...record,
    accession: foldText(record.accession),
    account: foldText(record.account),
    visit: foldText(record.visit),
    patient: {
      ...patient,
      mrn: foldText(patient.mrn),
      familyName: foldText(patient.familyName),
      givenName: foldText(patient.givenName),
      middleName: foldText(patient.middleName),
    },
    performing: foldPhysician(performing),
    referring: referring && foldPhysician(referring),
  }
}

function foldPhysician(physician: ChargePhysician): ChargePhysician {
  return {
    ...physician,
    familyName: foldText(physician.familyName),
    givenName: foldText(physician.givenName),
  }
}

function changedFields(before: ChargeRecord, after: ChargeRecord): readonly string[] {
  const names = (record: ChargeRecord) => [
    ['accession number', record.accession],
    ['account number', record.account],
    ['visit number', record.visit],
    ['MRN', record.patient.mrn],
    ['family name', record.patient.familyName],
    ['given name', record.patient.givenName],
    ['middle name', record.patient.middleName],
    ['performing physician', `${record.performing.familyName} ${record.performing.givenName}`],
    ['referring physician', `${record.referring?.familyName} ${record.referring?.givenName}`],
  ]
  const other = names(after)
  return names(before).flatMap(([field = '', text], index) => (text === other[index]?.[1] ? [] : [field]))
}
