import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { aFile, aFullFile, aLine, aRecord } from '../testing/charge-samples.ts'
import { CSV_COLUMNS, writeCsvFile } from './csv-file.ts'

test('the bytes of a CSV charge file', () => {
  const chain = 'ab'.repeat(32)
  const details = [
    'D,K7M000000001,K7M0000001,CG,TEST0001,TESTACC1,TESTVIS1,TESTPATIENT,Synthetic,1971-02-03,F,2026-11-20,09:10,TEST-A-1,19283,19283,XS,RT,,,1,R92.0,Z80.3,,,R,,22,1234567893,1999000035,00312345678906,,2026-11-20T09:05:00.000-05:00,,breast-localization 2026.1',
    'D,K7M000000002,K7M0000001,CG,TEST0001,TESTACC1,TESTVIS1,TESTPATIENT,Synthetic,1971-02-03,F,2026-11-20,09:10,TEST-A-1,19284,19284,LT,,,,2,R92.0,,,,L,,22,1234567893,1999000035,,,2026-11-20T09:05:00.000-05:00,,breast-localization 2026.1',
    'D,K7M000000003,K7M0000001,CG,TEST0002,,,TEST Ångström,Synthetic,1971-02-03,U,2026-11-20,,TEST-A-2,A4648,A4648,,,,,1,C50.911,,,,,,21,1234567893,,,,2026-11-20T09:05:00.000-05:00,,breast-localization 2026.1',
  ].map(row => `${row}\r\n`)
  const hash = createHash('sha256').update(details.join('')).digest('hex')
  const expected = [
    `${CSV_COLUMNS.join(',')}\r\n`,
    `H,1,K7M0000001,K7M-00001,SITE,2026-11-20T17:30:00.000-05:00,PROFESSIONAL,${chain}${','.repeat(27)}\r\n`,
    ...details,
    `T,3,4,3,0,${hash}${','.repeat(29)}\r\n`,
  ]
  expect([...writeCsvFile(aFullFile())].join('')).toBe(expected.join(''))
})

test('there are 35 columns', () => {
  expect(CSV_COLUMNS).toHaveLength(35)
  expect(new Set(CSV_COLUMNS).size).toBe(35)
})

test('quotes, commas and line starts of a formula arrive as they are', () => {
  const patient = { familyName: '=SUM(A1,"x")', givenName: '-1+2' }
  const text = [...writeCsvFile(aFile({ records: [aRecord({ patient })] }))].join('')
  expect(text).toContain(',"=SUM(A1,""x"")",-1+2,')
})

test('a fifth diagnosis is not dropped without a word', () => {
  const line = aLine({ diagnoses: ['R92.0', 'R92.1', 'R92.8', 'Z80.3', 'Z85.3'] })
  expect(() => [...writeCsvFile(aFile({ records: [aRecord({ lines: [line] })] }))]).toThrow('at most four')
})
