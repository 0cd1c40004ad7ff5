import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { HL7_VERSIONS } from '#shared/contract/exports.ts'
import { SEGMENT_TABLES } from './segment-tables.ts'

const field = z.object({ len: z.number().optional(), opt: z.number(), rep: z.number() })
const definition = z.object({ segments: z.record(z.string(), z.object({ fields: z.array(field) })) })
const dictionary = z
  .object({ definitions: z.record(z.string(), definition) })
  .parse(createRequire(import.meta.url)('hl7-dictionary'))

const REQUIRED = 2

const fields = HL7_VERSIONS.flatMap(version =>
  Object.entries(SEGMENT_TABLES[version]).flatMap(([segment, rules]) =>
    Object.entries(rules).map(([position, rule]) => ({ version, segment, position: Number(position), rule })),
  ),
)

/** `I10` does not fit the two characters of DG1-2; see the table. */
const isWider = ({ segment, position }: (typeof fields)[number]) => segment === 'DG1' && position === 2

test('one field is wider than the standard has it', () => {
  expect(fields.filter(isWider).map(({ version, rule }) => [version, rule.max])).toEqual([
    ['2.3.1', 3],
    ['2.5.1', 3],
  ])
})

test.each(fields.filter(one => !isWider(one)))(
  '$version $segment-$position is as wide and as required as the dictionary says',
  one => {
    const known = dictionary.definitions[one.version]?.segments[one.segment]?.fields[one.position - 1]
    expect(one.rule).toEqual({ max: known?.len, required: known?.opt === REQUIRED })
  },
)

test.each(HL7_VERSIONS)('%s: every field that the dictionary requires is written', version => {
  const missing = Object.entries(SEGMENT_TABLES[version]).flatMap(([segment, rules]) => {
    const declaresSeparators = ['FHS', 'BHS', 'MSH'].includes(segment)
    const all = dictionary.definitions[version]?.segments[segment]?.fields ?? []
    return all.flatMap(({ opt }, index) => {
      const position = index + 1
      const written = position in rules || (declaresSeparators && position <= 2)
      return opt === REQUIRED && !written ? [`${segment}-${position}`] : []
    })
  })
  expect(missing).toEqual([])
})

test.each(HL7_VERSIONS)('%s: the fields that we repeat may repeat', version => {
  const repeats = (segment: string, position: number) =>
    dictionary.definitions[version]?.segments[segment]?.fields[position - 1]?.rep !== 1
  expect([repeats('FT1', 19), repeats('FT1', 26), repeats('BTS', 3)]).toEqual([true, true, true])
})
