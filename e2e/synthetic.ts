/** What a person types for an invented patient, as it would be typed at the desk. */
export type TypedPatient = {
  readonly mrn: string
  readonly familyName: string
  readonly givenName: string
  readonly birthDate: string
}

export type TypedPhysician = {
  readonly familyName: string
  readonly givenName: string
  readonly npi: string
}

export const PATIENT: TypedPatient = {
  mrn: 'TEST0001',
  familyName: 'TESTPATIENT',
  givenName: 'Synthetic Ada',
  birthDate: '2/3/1971',
}

export const READER: TypedPhysician = {
  familyName: 'TESTREADER',
  givenName: 'Synthetic',
  npi: '1234567893',
}

/** Begins with the same letters as the other reader. */
export const OTHER_READER: TypedPhysician = {
  familyName: 'TESTDORN',
  givenName: 'Synthetic Bo',
  npi: '1245319599',
}

export const ACCESSION = 'TEST-A-1'
