import { createRequire } from 'node:module'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Specification } from '#shared/contract/decoded-file.ts'
import type { InterfaceSheet, SectionOf } from '#shared/contract/interface-sheet.ts'
import { HL7_FIELDS } from '../decode/hl7-fields.ts'
import { claimsOf } from '../destinations/sheet-format.ts'
import { aSample, SETTINGS, templateSheet } from '../destinations/testing/template-samples.ts'
import { TEMPLATES } from '../destinations/templates.ts'
import { renderPdf } from '#main/features/printing/index.ts'
import { specificationDocument } from './specification-document.ts'
import { specificationHtml, specificationMarkdown } from './specification-page.ts'
import { specificationOf } from './specification.ts'

function specified(sheet: InterfaceSheet): Specification {
  const specification = specificationOf(sheet, SETTINGS)
  if (!specification.ok) throw new Error(specification.error)
  return specification.value
}

const textsOf = (sheet: InterfaceSheet) =>
  claimsOf(sheet).map(claim => aSample(sheet, claim, false).bytes.toString('utf8'))

const unique = (places: readonly string[]) => [...new Set(places)].toSorted()
const placesIn = ({ parts }: Specification) =>
  unique(parts.flatMap(({ name, fields }) => fields.map(({ place }) => `${name} ${place}`)))

/** The filled fields of an HL7 file, found by splitting its text and nothing else. */
function hl7Places(text: string): readonly string[] {
  return text.split(/\r\n?/).flatMap(segment => {
    const pieces = segment.split('|')
    const name = pieces[0] ?? ''
    const shift = ['MSH', 'FHS', 'BHS'].includes(name) ? 1 : 0
    const filled = pieces.flatMap((piece, index) =>
      index > 0 && piece !== '' ? [`${name} ${name}-${index + shift}`] : [],
    )
    return shift === 1 ? [`${name} ${name}-1`, ...filled] : filled
  })
}

function x12Places(text: string): readonly string[] {
  return text.split('~').flatMap(segment => {
    const [name = '', ...elements] = segment.trim().split('*')
    return elements.flatMap((element, index) =>
      element === '' ? [] : [`${name} ${name}${String(index + 1).padStart(2, '0')}`],
    )
  })
}

function fhirPlaces(text: string): readonly string[] {
  const leaves = (value: unknown, path: string): readonly string[] => {
    if (typeof value !== 'object' || value === null) return [path]
    if (Array.isArray(value)) return value.flatMap(one => leaves(one, path))
    return Object.entries(value).flatMap(([key, one]) => leaves(one, path === '' ? key : `${path}.${key}`))
  }
  const { entry, ...head } = JSON.parse(text)
  return [
    ...leaves(head, '').map(path => `Bundle ${path}`),
    ...entry.flatMap(
      ({
        resource,
        fullUrl,
        request,
      }: {
        resource: { resourceType: string }
        fullUrl: string
        request: object
      }) =>
        [...leaves({ fullUrl, request }, ''), ...leaves(resource, '')].map(
          path => `${resource.resourceType} ${path}`,
        ),
    ),
  ]
}

test.each(['billing-hl7', 'billing-hl7-251'])(
  '%s: the specification lists exactly the fields that the bytes hold',
  id => {
    const sheet = templateSheet(id)
    expect(placesIn(specified(sheet))).toEqual(unique(textsOf(sheet).flatMap(hl7Places)))
  },
)

test('with every option of HL7 it lists exactly what they bring', () => {
  const sheet = templateSheet('billing-hl7')
  if (sheet.format.kind !== 'hl7') throw new Error('It is HL7')
  const format = {
    ...sheet.format,
    wrapper: 'none',
    segmentEnd: 'CRLF',
    amounts: 'extended',
    procedures: { functionalType: 'D' },
    diagnoses: 'each-charge',
    correctedLine: 'NTE',
    chargeCode: 'charge-master',
    characters: 'ascii',
    receivingApplication: 'ENGINE',
    charges: { '19283': { chargeCode: 'SITE9283', priceCents: null, revenueCode: null } },
    fill: [
      { field: 'FT1-13', kind: 'text', text: 'BI^Breast imaging^L' },
      { field: 'PV1-50', kind: 'fact', fact: 'accession' },
    ],
  } satisfies SectionOf<'hl7'>
  const every = { ...sheet, format }
  const places = placesIn(specified(every))
  expect(places).toEqual(unique(textsOf(every).flatMap(hl7Places)))
  const fields = specified(every).parts.flatMap(part => part.fields)
  expect(fields.find(({ place }) => place === 'FT1-13')?.fill).toBe('always "BI^Breast imaging^L"')
  expect(fields.find(({ place }) => place === 'PV1-50')).toMatchObject({
    fill: 'accession number',
    example: 'TEST-A-1',
  })
  expect(places).toContain('FT1 FT1-11')
  expect(places).toContain('NTE NTE-3')
  expect(places).not.toContain('MSH MSH-18')
  expect(places.some(place => place.startsWith('FHS'))).toBe(false)
})

test.each(['claims-837p', 'claims-837i'])('%s: it lists exactly the elements that the bytes hold', id => {
  const sheet = templateSheet(id)
  expect(placesIn(specified(sheet))).toEqual(unique(textsOf(sheet).flatMap(x12Places)))
})

test('FHIR: it lists exactly the elements that the bytes hold', () => {
  const sheet = templateSheet('billing-fhir')
  expect(placesIn(specified(sheet))).toEqual(unique(textsOf(sheet).flatMap(fhirPlaces)))
})

test.each(['billing-csv', 'billing-columns'])(
  '%s: it lists the columns of the first row, in their order',
  id => {
    const sheet = templateSheet(id)
    const delimiter = sheet.format.kind === 'columns' ? sheet.format.delimiter : ','
    const [text = ''] = textsOf(sheet)
    const [names]: string[][] = parse(text, { delimiter, relax_column_count: true, to: 1 })
    const detail = specified(sheet).parts.find(({ name }) => name === 'D')
    expect(detail?.fields.map(({ place }) => place)).toEqual(names)
  },
)

test('fixed width: the places of the characters lie end to end and are as long as a row', () => {
  const sheet = templateSheet('billing-fixed')
  const detail = specified(sheet).parts.find(({ name }) => name === 'D')
  const spans = detail?.fields.map(({ length }) => length.match(/\d+/g)?.map(Number) ?? []) ?? []
  spans.forEach(([from], index) => expect(from).toBe((spans[index - 1]?.[1] ?? 0) + 1))
  const row = textsOf(sheet)[0]
    ?.split('\r\n')
    .find(line => line.startsWith('D'))
  expect(row).toHaveLength(spans.at(-1)?.[1] ?? 0)
})

test.each(TEMPLATES.map(({ sheet }) => [sheet.id, sheet] as const))(
  '%s: no field is without a name and what fills it',
  (_, sheet) => {
    for (const { fields } of specified(sheet).parts) {
      for (const { name, fill, source } of fields) {
        expect([name, fill, source]).not.toContain('')
        expect(name).not.toBe('not of this sheet')
      }
    }
  },
)

test('the names of HL7 fields are those of the standard', () => {
  const field = z.object({ desc: z.string() })
  const dictionary = z
    .object({
      definitions: z.record(
        z.string(),
        z.object({ segments: z.record(z.string(), z.object({ fields: z.array(field) })) }),
      ),
    })
    .parse(createRequire(import.meta.url)('hl7-dictionary'))
  const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  for (const [place, { name }] of HL7_FIELDS) {
    const [segment = '', position = ''] = place.split('-')
    const names = ['2.3.1', '2.5.1'].map(
      version => dictionary.definitions[version]?.segments[segment]?.fields[Number(position) - 1]?.desc ?? '',
    )
    expect([place, ...names.map(plain)]).toContain(plain(name))
  }
})

test('what a sheet holds is text on every form of the page, never a mark of it', () => {
  const sheet = templateSheet('billing-hl7')
  const specification = specified({ ...sheet, name: '<b>| a & b' })
  expect(specificationMarkdown(specification)).toContain('# Charge file specification: \\<b\\>| a & b')
  const html = specificationHtml(specification)
  expect(html).toContain('&lt;b&gt;| a &amp; b')
  expect(html).not.toContain('<b>')
})

test('the PDF is the same each time and needs no other file', async () => {
  const document = () => specificationDocument(specified(templateSheet('billing-hl7')))
  const [one, other] = [await renderPdf(document()), await renderPdf(document())]
  expect(one.subarray(0, 5).toString('latin1')).toBe('%PDF-')
  expect(one.equals(other)).toBe(true)
})

test('member numbers of patients are in no specification', () => {
  const sheet = templateSheet('claims-837p')
  if (sheet.format.kind !== 'x12') throw new Error('It is X12')
  const member = {
    memberId: 'CANARYMEMBER',
    groupNumber: null,
    address: { street: 'CANARYSTREET', city: 'TESTTOWN', state: 'ME', zip: '04999' },
  }
  const specification = specified({
    ...sheet,
    format: { ...sheet.format, subscribers: { CANARYMRN: member } },
  })
  expect(JSON.stringify(specification)).not.toMatch(/CANARY/)
})

test('where the control numbers of an 837 begin is agreed, said of their elements, and what the example shows', () => {
  const sheet = templateSheet('claims-837p')
  const { format } = sheet
  if (format.kind !== 'x12') throw new Error('It is X12')
  const told = (firstInterchange: number | null) => {
    const { agreed, parts } = specified({ ...sheet, format: { ...format, firstInterchange } })
    const field = parts.flatMap(({ fields }) => fields).find(({ place }) => place === 'ISA13')
    return [agreed.find(({ label }) => label.includes('ISA13'))?.value, field?.fill, field?.example]
  }
  expect(told(500_001)).toEqual([
    expect.stringMatching(/^from 500001 on/),
    expect.stringContaining('from 500001 on'),
    '000500001',
  ])
  expect(told(null)).toEqual([
    expect.stringMatching(/^from 1 on/),
    expect.not.stringContaining('from'),
    '000000001',
  ])
})
