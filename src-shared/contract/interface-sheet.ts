import { z } from 'zod'
import { CLAIM_CHOICES } from '../domain/session-entry.ts'
import { columnFields, columnProblems } from './column-options.ts'
import { HL7_VERSIONS } from './exports.ts'
import { fhirOptions } from './fhir-options.ts'
import { FILL_FIELDS_OF_251 } from './hl7-fill.ts'
import { hl7Options } from './hl7-options.ts'
import { sheetDelivery } from './sheet-delivery.ts'
import { controlNumber, x12Options } from './x12-options.ts'

/** Raised when a sheet is read differently. */
export const SHEET_VERSION = 1

/** Ids that `export --format` answers to; they share the ledger of the first destination. */
export const AD_HOC_IDS: readonly string[] = ['csv', 'hl7']

export const destinationId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, 'A small letter, then up to 31 small letters, digits or dashes')

const words = z
  .string()
  .max(60)
  .regex(/^[^\u0000-\u001f\u007f\u2028\u2029]*$/, 'No line breaks or control characters')
  .refine(text => text.trim() !== '' && text === text.trim(), 'A name, without a space before or after it')

/** An application or facility of HL7: FHS-3 of 2.3.1 holds 15 characters, and none may be a delimiter. */
const partner = z
  .string()
  .regex(
    /^[A-Za-z0-9._-]([A-Za-z0-9 ._-]{0,13}[A-Za-z0-9._-])?$|^$/,
    'At most 15 letters, digits, spaces, dots or dashes',
  )

const csvSection = z.strictObject({ kind: z.literal('csv') })

const hl7Section = hl7Options
  .omit({ processing: true })
  .extend({
    kind: z.literal('hl7'),
    version: z.enum(HL7_VERSIONS),
    /** MSH-3 to MSH-6. Null: as in the settings. */
    sendingApplication: partner,
    sendingFacility: partner.nullable(),
    receivingApplication: partner.nullable(),
    receivingFacility: partner.nullable(),
  })
  .refine(({ version, correctedLine }) => version === '2.5.1' || correctedLine !== 'FT1-30', {
    message: 'FT1-30 is known to version 2.5.1 only',
    path: ['correctedLine'],
  })
  .superRefine(({ version, fill }, context) => {
    for (const [index, { field }] of fill.entries()) {
      if (version === '2.5.1' || !FILL_FIELDS_OF_251.includes(field)) continue
      const message = `${field} is known to version 2.5.1 only`
      context.addIssue({ code: 'custom', message, path: ['fill', index, 'field'] })
    }
  })

const columnSection = columnFields
  .extend({ kind: z.literal('columns'), envelope: z.enum(['rows', 'none']) })
  .superRefine((section, context) => {
    for (const { path, message } of columnProblems(section))
      context.addIssue({ code: 'custom', message, path: [...path] })
  })

/** What an 837 needs beyond the control numbers, which whoever keeps the count for the receiver hands in. */
const x12Section = x12Options.omit({ usage: true, control: true }).extend({
  kind: z.literal('x12'),
  /**
   * Where the count of ISA13 and GS06 begins, above the numbers that an earlier system used; null: from 1. It never
   * leads below a number that was used between this sender and receiver.
   */
  firstInterchange: controlNumber.nullable().default(null),
})

const fhirSection = fhirOptions.extend({ kind: z.literal('fhir') })

/**
 * Everything that is agreed with one receiver, in one document: what its files hold, how they are written, where they
 * go and when. The exporter, the sample file, the check and the printed specification are all made from it.
 */
export const interfaceSheet = z.strictObject({
  sheet: z.literal(SHEET_VERSION),
  id: destinationId,
  name: words,
  /** Test files say so in their name and, where the format has a place for it, in their head. */
  mode: z.enum(['test', 'production']),
  claims: z.enum(CLAIM_CHOICES),
  delivery: sheetDelivery,
  format: z.discriminatedUnion('kind', [csvSection, hl7Section, columnSection, x12Section, fhirSection]),
})

export type InterfaceSheet = z.infer<typeof interfaceSheet>
export type SheetFormat = InterfaceSheet['format']
export type FormatKind = SheetFormat['kind']
/** The section of one format, such as `SectionOf<'hl7'>`. */
export type SectionOf<Kind extends FormatKind> = Extract<SheetFormat, { readonly kind: Kind }>
