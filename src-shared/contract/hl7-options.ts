import { z } from 'zod'
import { hl7Fill } from './hl7-fill.ts'
import { siteCharges } from './site-charges.ts'

const tableCode = z.string().regex(/^[A-Z0-9]{1,8}$/, '1 to 8 capital letters or digits, such as CG')

/** How a receiver wants its messages, beyond the version. */
export const hl7Options = z.strictObject({
  /** Readers stumble over FHS and BHS around a single message, others need them. */
  wrapper: z.enum(['none', 'batch', 'file+batch']),
  segmentEnd: z.enum(['CR', 'CRLF']),
  /** MSH-11: production or test. */
  processing: z.enum(['P', 'T']),
  /** FT1-6, table 0017. */
  transactionTypes: z
    .strictObject({ charge: tableCode, credit: tableCode })
    .refine(({ charge, credit }) => charge !== credit, 'A charge and a credit need two codes'),
  /** FT1-7: the code of the procedure, or the site's charge code where the line has one. */
  chargeCode: z.enum(['procedure', 'charge-master']),
  /** FT1-11: no amount, or that of the whole line. */
  amounts: z.enum(['none', 'extended']),
  /** PR1 after each FT1, with PR1-6 (table 0230), or none. */
  procedures: z.strictObject({ functionalType: z.enum(['A', 'D', 'I', 'P']) }).nullable(),
  /** DG1 after all FT1 as the grammar has it, or after each with the diagnoses of that line. */
  diagnoses: z.enum(['message', 'each-charge']),
  /** Where the number of the line that is taken back or replaced stands. FT1-30 is known to 2.5.1 only. */
  correctedLine: z.enum(['none', 'FT1-30', 'NTE']),
  /** Everything, or ASCII after folding (`foldFile`). */
  characters: z.enum(['utf-8', 'ascii']),
  /** Charge codes and prices by procedure code, where the line has none of its own. */
  charges: siteCharges,
  /** Fields beyond those that are always written. */
  fill: hl7Fill,
})

export type Hl7Options = z.infer<typeof hl7Options>

/** What is written where a receiver asked for nothing else. */
export const DEFAULT_HL7_OPTIONS: Hl7Options = {
  wrapper: 'file+batch',
  segmentEnd: 'CR',
  processing: 'P',
  transactionTypes: { charge: 'CG', credit: 'CD' },
  chargeCode: 'procedure',
  amounts: 'none',
  procedures: null,
  diagnoses: 'message',
  correctedLine: 'none',
  characters: 'utf-8',
  charges: {},
  fill: [],
}
