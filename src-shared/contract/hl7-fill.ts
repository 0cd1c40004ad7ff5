import { z } from 'zod'

/** Fields that we leave empty by ourselves and a receiver may want filled. The second list is known to 2.5.1 only. */
export const FILL_FIELDS = [
  ...['MSH-15', 'MSH-16', 'EVN-5', 'EVN-6', 'PID-2'],
  ...['PV1-7', 'PV1-8', 'PV1-10', 'PV1-18', 'PV1-20', 'PV1-39', 'PV1-44', 'PV1-50'],
  ...['FT1-5', 'FT1-9', 'FT1-13', 'FT1-14', 'FT1-16', 'FT1-17', 'FT1-18', 'FT1-24'],
  ...['MSH-21', 'EVN-7'],
] as const
export const FILL_FIELDS_OF_251: readonly string[] = ['MSH-21', 'EVN-7']

/** What such a field can be filled with beside a text. Of a line only where the segment is one of a line. */
export const FILL_FACTS = [
  'mrn',
  'account',
  'visit',
  'accession',
  'placeOfService',
  'performedOn',
  'performing',
  'referring',
  'lineNumber',
  'side',
  'deviceIdentifier',
  'codeEdition',
] as const
export type FillFact = (typeof FILL_FACTS)[number]

const OF_A_LINE: ReadonlySet<string> = new Set(['lineNumber', 'side', 'deviceIdentifier', 'codeEdition'])

const place = z.enum(FILL_FIELDS)

const one = z.discriminatedUnion('kind', [
  z.strictObject({
    field: place,
    kind: z.literal('text'),
    /** `^` divides components, as in `BI^Breast imaging^L`. */
    text: z
      .string()
      .min(1)
      .max(80)
      .regex(/^[^|~\\&\u0000-\u001f\u007f-\uffff]*$/, 'Plain ASCII, without | ~ \\ &')
      .refine(text => text === text.trim() && !text.endsWith('^'), 'No space around it and no ^ at its end'),
  }),
  z.strictObject({ field: place, kind: z.literal('fact'), fact: z.enum(FILL_FACTS) }),
])

/** Fields beyond those that are always written, each once. */
export const hl7Fill = z
  .array(one)
  .max(FILL_FIELDS.length)
  .superRefine((fills, context) => {
    const seen = new Set<string>()
    for (const [index, fill] of fills.entries()) {
      const issue = (message: string) => context.addIssue({ code: 'custom', message, path: [index, 'field'] })
      if (seen.has(fill.field)) issue('This field is filled twice')
      seen.add(fill.field)
      if (fill.kind === 'fact' && OF_A_LINE.has(fill.fact) && !fill.field.startsWith('FT1')) {
        issue('What is of a single line stands in a field of FT1')
      }
    }
  })
  .default([])

export type Hl7Fill = z.output<typeof hl7Fill>
