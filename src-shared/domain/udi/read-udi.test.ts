import { describe, expect, test } from 'vitest'
import { belongsTo, looksLikeUdi, readUdi } from './read-udi.ts'
import { gtin, hibc, TODAY } from './testing/a-barcode.ts'
import type { Udi } from './udi.ts'

const GTIN = gtin('0031234567890')
const GS = '\u001d'

function read(text: string): Udi {
  const udi = readUdi(text, TODAY)
  if (!udi.ok) throw new Error(udi.error)
  return udi.value
}

function problem(text: string): string {
  const udi = readUdi(text, TODAY)
  return udi.ok ? `read as ${JSON.stringify(udi.value)}` : udi.error
}

describe('GS1', () => {
  const whole = {
    agency: 'GS1',
    deviceIdentifier: GTIN,
    lot: 'L-7',
    serial: 'S1',
    expiresOn: '2027-01-31',
    madeOn: '2026-01-31',
  }

  test.each([
    ['as scanned', `01${GTIN}17270131112601311` + `0L-7${GS}21S1`],
    ['with the name of the symbology', `]d201${GTIN}17270131112601311` + `0L-7${GS}21S1`],
    ['as GS1-128', `]C101${GTIN}112601311727013121S1${GS}10L-7`],
    ['as a QR code', `]Q3${GS}01${GTIN}112601311727013121S1${GS}10L-7`],
    [
      'with a separator after every element',
      `${GS}01${GTIN}${GS}11260131${GS}17270131${GS}10L-7${GS}21S1${GS}`,
    ],
    ['with a separator that can be seen', `01${GTIN}112601311727013110L-7|21S1`],
    ['with a separator in words', `01${GTIN}112601311727013110L-7<GS>21S1`],
    ['as printed', `(01)${GTIN}(11)260131(17)270131(10)L-7(21)S1`],
    ['as printed, with spaces and a line end', ` (01) ${GTIN} (11) 260131 (17) 270131 (10) L-7 (21) S1\r\n`],
    [
      'with elements of other kinds between',
      `01${GTIN}24070.1${GS}11260131172701313023${GS}10L-7${GS}9012${GS}21S1`,
    ],
  ])('is read %s', (_, text) => {
    expect(read(text)).toMatchObject(whole)
  })

  test('day 00 is the last of the month, in a leap year too', () => {
    expect(read(`01${GTIN}17280200`).expiresOn).toBe('2028-02-29')
    expect(read(`01${GTIN}17270200`).expiresOn).toBe('2027-02-28')
  })

  test.each([
    ['26', '2026'],
    ['76', '2076'],
    ['77', '1977'],
    ['99', '1999'],
    ['00', '2000'],
  ])('the year %s is %s in 2026', (year, full) => {
    expect(read(`01${GTIN}17${year}0615`).expiresOn).toBe(`${full}-06-15`)
  })

  test('a second barcode has no device', () => {
    expect(read(`]C11727013110L-7`)).toMatchObject({ deviceIdentifier: '', lot: 'L-7', link: null })
  })

  test('expiry with an hour is the day', () => {
    expect(read(`01${GTIN}70032701311430`).expiresOn).toBe('2027-01-31')
  })

  test.each([
    [
      'a wrong check digit',
      '0100312345678907',
      `Device number 00312345678907: check digit 6 expected, 7 read`,
    ],
    ['a device cut short', '01003123456789', '(01) takes 14 characters, 12 were read'],
    ['letters in the device', '010031234567890A', 'is 14 digits'],
    ['a day that does not exist', `01${GTIN}17270230`, '(17) 270230 is no day of the calendar'],
    ['letters in a date', `01${GTIN}1727013X`, '(17) 27013X is no day of the calendar'],
    ['two devices', `01${GTIN}01${gtin('0031234567891')}`, 'names two devices'],
    ['two lots', `01${GTIN}10A${GS}10B`, 'states the lot twice'],
    ['a missing separator', `01${GTIN}10LOT123456789021SERIAL1234`, 'leaves out the separator after it'],
    ['an unknown part', `01${GTIN}6612`, 'has a part (66)'],
    ['an empty lot', `01${GTIN}10${GS}21S1`, 'ends before the value of (10)'],
    ['a character from elsewhere', `01${GTIN}10LÖT`, 'holds a character that no GS1 barcode has'],
    ['brackets around nothing known', '(55)12', 'has a part (55)'],
    ['a shipping box', '00' + '003123456789012345', 'barcode of a shipping box'],
    ['no device data', '37' + '12', 'names neither a device'],
  ])('%s is told in words', (_, text, words) => {
    expect(problem(text)).toContain(words)
  })
})

describe('HIBCC', () => {
  test('the example of the FDA is read whole', () => {
    // Source: FDA, UDI formats by FDA-accredited issuing agency, 2017; its check character is a mere placeholder.
    const printed = '+H123PARTNO1234567890120/$$420020216LOT123456789012345/SXYZ456789012345678/16D20130202C'
    expect(problem(printed)).toBe('Check character H expected, C read. Scan it again.')
    expect(read(hibc(printed.slice(0, -1)))).toEqual({
      agency: 'HIBCC',
      deviceIdentifier: 'H123PARTNO1234567890120',
      lot: 'LOT123456789012345',
      serial: 'XYZ456789012345678',
      expiresOn: '2020-02-02',
      madeOn: '2013-02-02',
      link: null,
    })
  })

  test.each([
    ['$$0927LOT1', { expiresOn: '2027-09-30', lot: 'LOT1' }],
    ['$$2093027LOT1', { expiresOn: '2027-09-30', lot: 'LOT1' }],
    ['$$3270930LOT1', { expiresOn: '2027-09-30', lot: 'LOT1' }],
    ['$$427093023LOT1', { expiresOn: '2027-09-30', lot: 'LOT1' }],
    ['$$527273LOT1', { expiresOn: '2027-09-30', lot: 'LOT1' }],
    ['$$62727312LOT1', { expiresOn: '2027-09-30', lot: 'LOT1' }],
    ['$$7LOT1', { expiresOn: null, lot: 'LOT1' }],
    ['$$8240927LOT1', { expiresOn: '2027-09-30', lot: 'LOT1' }],
    ['$$9001003270930LOT1', { expiresOn: '2027-09-30', lot: 'LOT1' }],
    ['$$824LOT1', { expiresOn: null, lot: 'LOT1' }],
    ['$$+3270930SN1', { expiresOn: '2027-09-30', serial: 'SN1' }],
    ['$$+7SN1', { expiresOn: null, serial: 'SN1' }],
    ['$LOT1', { expiresOn: null, lot: 'LOT1' }],
    ['$+SN1', { expiresOn: null, serial: 'SN1' }],
    ['27273LOT1', { expiresOn: '2027-09-30', lot: 'LOT1' }],
    ['14D20270930', { expiresOn: '2027-09-30' }],
    ['$LOT1/SSN1/Q5', { lot: 'LOT1', serial: 'SN1' }],
  ])('the second part %s is read', (part, expected) => {
    const text = hibc(`+A99912345/${part}`)
    expect(read(text)).toMatchObject({ deviceIdentifier: 'A99912345', ...expected })
  })

  test('a second barcode alone bears the check character of the first', () => {
    const link = hibc('+A99912345').slice(-1)
    const second = read(hibc(`+$$3270930LOT1${link}`))
    expect(second).toMatchObject({ deviceIdentifier: '', lot: 'LOT1', link })
    expect(belongsTo(second, 'A99912345')).toBe(true)
    expect(belongsTo(second, 'A99912346')).toBe(false)
  })

  test('asterisks around what is printed do no harm', () => {
    expect(read(`*${hibc('+A99912345')}*`).deviceIdentifier).toBe('A99912345')
  })

  test.each([
    '+A123BJC5D6E71G',
    '+X999123ABC0/$$05191234AB/S5678EDFG/16D20151001A',
    '+X999123ABC0/$$20515191234AB/S5678EDFG/16D20151001I',
    '+X999123ABC0/$$31905151234AB/S5678EDFG/16D20151001J',
    '+X999123ABC0/$$619135211234AB/S5678EDFG/16D20151001N',
    '+X999123ABC0/$1234AB/S5678EDFG/16D20151001/14D20190515.',
  ])('the check character of the published example %s holds', text => {
    expect(readUdi(text, TODAY).ok).toBe(true)
  })

  test('a check character may be a space, which only a whole text has', () => {
    const texts = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map(one => hibc(`+A999${one}ZZ0`))
    const text = texts.find(one => one.endsWith(' '))
    if (text === undefined) throw new Error('None of the texts has a space for its check character')
    expect(read(`${text}\r`).deviceIdentifier).toBe(text.slice(1, -1))
    expect(problem(text.trim())).toContain('Check character')
  })

  test.each([
    ['a wrong check character', '+A999123450', /^Check character \S+ expected, 0 read/],
    ['small letters', '+a999123457', /no HIBC barcode has/],
    ['a plus sign alone', '+', /Check character/],
    ['a labeler that begins with no letter and no second part', hibc('+A9/$L1'), /not as they should be/],
    ['a day that does not exist', hibc('+A99912345/$$3270230LOT1'), /no day of the calendar/],
    ['a day 00 where HIBC has none', hibc('+A99912345/$$3270200LOT1'), /no day of the calendar/],
    ['day 366 of a common year', hibc('+A99912345/$$527366LOT1'), /no day of the calendar/],
    ['a named day cut short', hibc('+A99912345/14D202709'), /no day of the calendar/],
    ['a lot too long', hibc('+A99912345/$LOT12345678901234567'), /longer than HIBC allows/],
    ['an expiry in no known form', hibc('+A99912345/$$XLOT'), /no form that HIBC has/],
  ])('%s is told in words', (_, text, words) => {
    expect(problem(text)).toMatch(words)
  })
})

describe('ICCBBA', () => {
  test('the example of the FDA is read whole', () => {
    const text = '=/A9999XYZ100T0944=,000025=A99971312345600=>014032=}013032&,1000000000000XYZ123'
    expect(read(text)).toEqual({
      agency: 'ICCBBA',
      deviceIdentifier: 'A9999XYZ100T0944',
      lot: '000000000000XYZ123',
      serial: 'A99971312345600 000025',
      expiresOn: '2014-02-01',
      madeOn: '2013-02-01',
      link: null,
    })
  })

  test('a container with its lot, and the head of a joined message', () => {
    expect(problem('=)1234567890=>027366')).toContain('no day of the calendar')
    expect(read('=+03000=)1234567890&)LOT1234567=>028366')).toMatchObject({
      deviceIdentifier: '1234567890',
      lot: 'LOT1234567',
      expiresOn: '2028-12-31',
    })
  })

  test('what cannot be read is named by its place', () => {
    expect(problem('=/A9999XYZ100T0944?')).toContain('from character 19 on')
  })
})

describe('what is no UDI', () => {
  test.each(['5901234123457', '036000291452', '96385074', gtin('0031234567890')])(
    '%s is a plain EAN and is called so',
    text => {
      expect(problem(text)).toContain('plain EAN')
    },
  )

  test.each([
    ['', 'Nothing was read'],
    ['  \r\n', 'Nothing was read'],
    ['TEST-A-1', 'begins as none of'],
    ['x'.repeat(401), 'longer than any barcode'],
  ])('%j is told in words', (text, words) => {
    expect(problem(text)).toContain(words)
  })

  test('only what begins as a device does is taken for one', () => {
    const devices = [
      `01${GTIN}10A`,
      `]d201${GTIN}`,
      '(01)123',
      '+A99912345',
      '+$$3',
      '=/A9999',
      '*+A99912345*',
    ]
    expect(devices.filter(looksLikeUdi)).toEqual(devices)
    const others = ['TEST-A-1', '123456', '5901234123457', '', '=SUM(1)', '10 4', '+1 555']
    expect(others.filter(looksLikeUdi)).toEqual([])
  })
})
