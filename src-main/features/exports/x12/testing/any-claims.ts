import fc from 'fast-check'
import type { ChargeFile, ChargePhysician, ChargeRecord, NumberedLine } from '../../charge-record.ts'
import { aFile, aLine, aRecord } from '../../testing/charge-samples.ts'
import { x12Sheet } from '../../testing/format-samples.ts'
import type { Subscriber, X12Options } from '#shared/contract/x12-options.ts'

/** What an 837 of these claims is written from. */
export type AnyClaims = { readonly file: ChargeFile; readonly options: X12Options }

const text = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'AZaz09 -.,\'"&()/<>|_{}=+'), minLength, maxLength })
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
const day = fc
  .tuple(
    fc.integer({ min: 1900, max: 2099 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, date]) => [year, month, date].map(part => String(part).padStart(2, '0')).join('-'))

/** Few of them, so that two claims of a file often name the same one. */
const physician: fc.Arbitrary<ChargePhysician> = fc.record({
  npi: fc.oneof(fc.constantFrom('1234567893', '1999000035'), digits(10)),
  familyName: fc.oneof(fc.constantFrom('TESTREADER', 'TESTREFERRER'), text(1, 60)),
  givenName: text(0, 35),
})

const diagnosis = fc.constantFrom('R92.0', 'Z80.3', 'C50.911', 'N63', 'D05.1', 'R92.8', 'Z12.31', 'N60')

const line: fc.Arbitrary<NumberedLine> = fc
  .record({
    code: fc.constantFrom('19281', '19283', '19284', 'A4648', '77065'),
    units: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9_999_999 })),
    modifiers: fc.array(fc.constantFrom('XS', 'RT', 'LT', '26', '59', 'TC'), { maxLength: 4 }),
    diagnoses: fc.uniqueArray(diagnosis, { minLength: 1, maxLength: 4 }),
    amountCents: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 9_999_999 })),
    revenueCode: digits(4),
  })
  .map(parts => aLine(parts))

const subscriber: fc.Arbitrary<Subscriber> = fc.record({
  memberId: text(1, 20),
  groupNumber: fc.option(text(1, 20)),
  address: fc.record({
    street: text(1, 55),
    city: text(1, 30),
    state: fc.constantFrom('ME', 'NH'),
    zip: fc.constantFrom('04999', '049990000'),
  }),
})

const ordinaryRecord = (claim: ChargeRecord['claim']): fc.Arbitrary<ChargeRecord> =>
  fc
    .record({
      mrn: text(1, 20),
      familyName: text(1, 60),
      givenName: text(0, 35),
      middleName: text(0, 25),
      birthDate: day,
      sex: fc.constantFrom('female', 'male', 'unknown'),
      performedOn: day,
      placeOfService: fc.constantFrom('22', '19', '11'),
      performing: physician,
      referring: fc.option(physician),
      lines: fc.array(line, { minLength: 1, maxLength: 6 }),
    })
    .map(({ mrn, familyName, givenName, middleName, birthDate, sex, ...parts }) =>
      aRecord({ ...parts, claim, patient: { mrn, familyName, givenName, middleName, birthDate, sex } }),
    )

/** A few claims with nothing out of the ordinary, of either kind and for any receiver. */
export const ordinaryClaims: fc.Arbitrary<AnyClaims> = fc
  .constantFrom('professional' as const, 'facility' as const)
  .chain(claim =>
    fc.record({
      claim: fc.constant(claim),
      records: fc.array(ordinaryRecord(claim), { minLength: 1, maxLength: 4 }),
      subscribers: fc.array(subscriber, { minLength: 4, maxLength: 4 }),
      segmentSuffix: fc.constantFrom('', '\n', '\r\n'),
      claimsPerSet: fc.constantFrom(1, 2, 5000),
    }),
  )
  .map(({ claim, records, subscribers, ...parts }) => {
    let number = 0
    const numbered = records.map(record => ({
      ...record,
      lines: record.lines.map(one => ({
        ...one,
        lineNumber: `K7M${String((number += 1)).padStart(9, '0')}`,
      })),
    }))
    const known = records.flatMap(({ patient }, index) => {
      const one = subscribers[index]
      return one ? [[patient.mrn, one] as const] : []
    })
    return {
      file: aFile({ claim, records: numbered }),
      options: { ...x12Sheet(), ...parts, subscribers: Object.fromEntries(known) },
    }
  })

const odd = fc.oneof(
  fc.constantFrom('', ' ', '*', ':', '~', '^', '\n', 'RT:XS', 'Å', 'A'.repeat(36), 'A'.repeat(61), '.'),
  fc.constantFrom('1234567890 1', '2026-1-1', '2026-11-200', '__proto__', 'constructor', '`', '\u007f'),
  fc.string(),
  text(0, 70),
)
const oddNumber = fc.constantFrom(0, -1, 0.5, 1.005, NaN, Infinity, 1e21, 10_000_000, 2 ** 53)

type Spoil = (claims: AnyClaims) => AnyClaims

const spoilRecord = (change: (record: ChargeRecord) => ChargeRecord, every: boolean): Spoil => {
  return claims => ({
    ...claims,
    file: {
      ...claims.file,
      records: claims.file.records.map((record, index) => (every || index === 0 ? change(record) : record)),
    },
  })
}

const onRecord = (change: fc.Arbitrary<(record: ChargeRecord) => ChargeRecord>): fc.Arbitrary<Spoil> =>
  fc.tuple(change, fc.boolean()).map(([one, every]) => spoilRecord(one, every))

const onLine = (change: fc.Arbitrary<Partial<NumberedLine>>): fc.Arbitrary<Spoil> =>
  fc.tuple(change, fc.nat(5)).chain(([parts, at]) =>
    onRecord(
      fc.constant(record => ({
        ...record,
        lines: record.lines.map((one, index) =>
          index === at % record.lines.length ? { ...one, ...parts } : one,
        ),
      })),
    ),
  )

const field = <Key extends string>(...keys: readonly Key[]) =>
  fc.tuple(fc.constantFrom(...keys), odd).map(([key, value]) => ({ [key]: value }))

const spoil: fc.Arbitrary<Spoil> = fc.oneof(
  onRecord(
    field('familyName', 'givenName', 'middleName', 'birthDate').map(parts => record => ({
      ...record,
      patient: { ...record.patient, ...parts },
    })),
  ),
  onRecord(field('performedOn', 'placeOfService').map(parts => record => ({ ...record, ...parts }))),
  onRecord(
    field('npi', 'familyName', 'givenName').map(parts => record => ({
      ...record,
      performing: { ...record.performing, ...parts },
    })),
  ),
  onRecord(
    field('npi', 'familyName', 'givenName').map(parts => record => ({
      ...record,
      referring: { ...(record.referring ?? record.performing), ...parts },
    })),
  ),
  onRecord(fc.constant(record => ({ ...record, patient: { ...record.patient, sex: 'other' } }))),
  onRecord(fc.constantFrom(0, 13, 50, 51, 1000).map(count => record => withLines(record, count))),
  onLine(field('code', 'lineNumber', 'revenueCode')),
  onLine(fc.record({ modifiers: fc.array(odd, { maxLength: 5 }) })),
  onLine(fc.record({ diagnoses: fc.array(fc.oneof(odd, diagnosis), { maxLength: 14 }) })),
  onLine(fc.record({ units: oddNumber })),
  onLine(fc.option(oddNumber).map(amountCents => ({ amountCents }))),
  onLine(fc.record({ transaction: fc.constant('credit' as const) })),
  onLine(fc.record({ correctsLineNumber: odd, revenueCode: fc.constant(null) })),
  fc
    .tuple(field('memberId', 'groupNumber'), field('street', 'city', 'state', 'zip'), fc.boolean())
    .map(([parts, address, isAddress]) => (claims: AnyClaims) => ({
      ...claims,
      options: {
        ...claims.options,
        subscribers: Object.fromEntries(
          Object.entries(claims.options.subscribers).map(([mrn, one]) => [
            mrn,
            isAddress ? { ...one, address: { ...one.address, ...address } } : { ...one, ...parts },
          ]),
        ),
      },
    })),
  // The sheet knows the odd number, or does not.
  fc.tuple(odd, fc.boolean()).map(([mrn, isKnown]) => (claims: AnyClaims) => {
    const [known] = Object.values(claims.options.subscribers)
    const change = spoilRecord(record => ({ ...record, patient: { ...record.patient, mrn } }), false)
    if (!isKnown || !known) return change(claims)
    const subscribers = { ...claims.options.subscribers, [mrn]: known }
    return change({ ...claims, options: { ...claims.options, subscribers } })
  }),
  field('name', 'id', 'filingIndicator').map(parts => (claims: AnyClaims) => ({
    ...claims,
    options: { ...claims.options, payer: { ...claims.options.payer, ...parts } },
  })),
  field('facilityType', 'admissionType', 'admissionSource', 'patientStatus').map(
    parts => (claims: AnyClaims) => ({
      ...claims,
      options: { ...claims.options, institutional: { ...claims.options.institutional, ...parts } },
    }),
  ),
)

function withLines(record: ChargeRecord, count: number): ChargeRecord {
  const [first] = record.lines
  const lines = Array.from({ length: first ? count : 0 }, (_, at) => ({
    ...(first ?? aLine()),
    lineNumber: `K7M${at}`,
    diagnoses: count === 13 ? [`Z80.${at}`] : ['R92.0'],
  }))
  return { ...record, lines }
}

/** The same with a few things that no ordinary claim has, some of which are written all the same. */
export const spoiledClaims: fc.Arbitrary<AnyClaims> = fc
  .tuple(ordinaryClaims, fc.array(spoil, { minLength: 1, maxLength: 2 }))
  .map(([claims, spoils]) => spoils.reduce((spoiled, one) => one(spoiled), claims))
