import { Fhir } from 'fhir'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { ChargeFile } from '../charge-record.ts'
import { aFile, aFullFile, aLine, aRecord } from '../testing/charge-samples.ts'
import { fhirSheet } from '../testing/format-samples.ts'
import { verifyFile } from '../verify-file.ts'
import { unfitFor, writeFile } from '../write-file.ts'
import type { FhirOptions } from '#shared/contract/fhir-options.ts'

const entry = z.object({
  fullUrl: z.string(),
  resource: z.record(z.string(), z.json()),
  request: z.record(z.string(), z.string()),
})
const bundle = z.object({ entry: z.array(entry) })

function bytesOf(file: ChargeFile, options: FhirOptions = fhirSheet()): Buffer {
  const written = writeFile(file, { kind: 'fhir', options })
  if (!written.ok) throw new Error(written.error.words)
  return written.value
}

function entriesOf(file: ChargeFile, options?: FhirOptions) {
  return bundle.parse(JSON.parse(bytesOf(file, options).toString('utf8'))).entry
}

const withDevice = aFile({
  records: [
    aRecord({
      lines: [
        aLine({ chargeCode: 'TESTCDM1', amountCents: 61_250, revenueCode: '0361' }),
        aLine({ lineNumber: 'K7M000000002', code: '19284' }),
        aLine({ lineNumber: 'K7M000000003', code: 'A4648', deviceIdentifier: 'TEST|1,2' }),
      ],
    }),
  ],
})

const credit = aLine({
  lineNumber: 'K7M000000009',
  transaction: 'credit',
  correctsLineNumber: 'K7M000000001',
})
const credited = aFile({ records: [aRecord({ lines: [credit] })] })

test.each(['bundle', 'ndjson'] as const)('the fhir validator finds nothing to refuse in a %s', shape => {
  const validator = new Fhir()
  for (const file of [aFullFile(), withDevice, credited]) {
    const text = bytesOf(file, fhirSheet({ shape })).toString('utf8')
    for (const resource of shape === 'bundle' ? [text] : text.trimEnd().split('\n')) {
      const { valid, messages } = validator.validate(JSON.parse(resource), { errorOnUnexpected: true })
      expect(messages.filter(({ severity }) => severity === 'error' || severity === 'fatal')).toEqual([])
      expect(valid).toBe(true)
    }
  }
})

test('what a charge refers to comes before it and is created only where nothing has its identifier', () => {
  const requests = entriesOf(withDevice).map(({ request: { method, url, ifNoneExist } }) => [
    method,
    url,
    ifNoneExist,
  ])
  const [line, npi] = ['urn%3Aoid%3A2.999.1', 'http%3A%2F%2Fhl7.org%2Ffhir%2Fsid%2Fus-npi']
  expect(requests).toEqual([
    ['POST', 'Patient', 'identifier=urn%3Aoid%3A2.999.2%7CTEST0001'],
    ['POST', 'Practitioner', `identifier=${npi}%7C1234567893`],
    ['POST', 'Encounter', 'identifier=urn%3Aoid%3A2.999.4%7CTESTVIS1'],
    ['POST', 'Account', 'identifier=urn%3Aoid%3A2.999.3%7CTESTACC1'],
    ['PUT', `ChargeItem?identifier=${line}%7CK7M000000001`, undefined],
    ['PUT', `ChargeItem?identifier=${line}%7CK7M000000002`, undefined],
    ['POST', 'Device', 'udi-di=TEST%5C%7C1%5C%2C2'],
    ['PUT', `ChargeItem?identifier=${line}%7CK7M000000003`, undefined],
  ])
})

test('an add-on is part of the first line of its kind, the charge code stands before the procedure', () => {
  const [first, addOn] = entriesOf(withDevice).filter(
    ({ resource }) => resource.resourceType === 'ChargeItem',
  )
  expect(addOn?.resource.partOf).toEqual([{ reference: first?.fullUrl }])
  expect(first?.resource).toMatchObject({
    code: {
      coding: [
        { system: 'urn:oid:2.999.6', code: 'TESTCDM1' },
        { system: 'http://www.ama-assn.org/go/cpt', code: '19283' },
      ],
    },
    priceOverride: { value: 612.5, currency: 'USD' },
  })
})

test('a credit is an offset of its own, or a mark on the charge that was sent', () => {
  const itemOf = (credits: FhirOptions['credits']) => entriesOf(credited, fhirSheet({ credits })).at(-1)
  expect(itemOf('offset')).toMatchObject({
    resource: { status: 'billable', factorOverride: -1, identifier: [{ value: 'K7M000000009' }] },
  })
  const marked = itemOf('entered-in-error')
  expect(marked?.request.url).toMatch(/K7M000000001$/)
  expect(marked?.resource).toMatchObject({
    status: 'entered-in-error',
    identifier: [{ value: 'K7M000000001' }],
    quantity: { value: 1 },
  })
  const format = { kind: 'fhir', options: fhirSheet({ credits: 'entered-in-error' }) } as const
  expect(verifyFile(bytesOf(credited, format.options), credited, format).ok).toBe(true)
})

test.each([
  [
    'a credit of nothing',
    aRecord({ lines: [aLine({ transaction: 'credit' })] }),
    /takes back a line that is not named/,
  ],
  ['a control character', aRecord({ visit: 'TEST\u0007' }), /control character/],
  [
    'a middle name alone',
    aRecord({ patient: { givenName: '', middleName: 'Q' } }),
    /middle name and no given name/,
  ],
])('a session with %s is withheld in words', (_, record, words) => {
  expect(unfitFor(record, aFile(), { kind: 'fhir', options: fhirSheet() })).toMatch(words)
})

test('the device of a line comes back with its charge', () => {
  for (const shape of ['bundle', 'ndjson'] as const) {
    const format = { kind: 'fhir', options: fhirSheet({ shape }) } as const
    expect(verifyFile(bytesOf(withDevice, format.options), withDevice, format).ok).toBe(true)
    const other = aFile({
      records: [
        aRecord({
          lines: withDevice.records[0]?.lines.map(line => ({ ...line, deviceIdentifier: '' })) ?? [],
        }),
      ],
    })
    expect(verifyFile(bytesOf(withDevice, format.options), other, format).ok).toBe(false)
  }
})
