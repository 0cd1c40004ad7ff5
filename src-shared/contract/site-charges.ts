import { z } from 'zod'
import { digits } from './x12-text.ts'

/**
 * What the department bills a procedure by: its own charge code, its price for one unit, its revenue code, by the code of
 * the procedure. An extract of the charge master, for receivers that want more than the procedure code.
 */
export const siteCharges = z
  .record(
    z.string().regex(/^[0-9A-Z]{5}$/, 'A procedure code of five capital letters or digits'),
    z.strictObject({
      chargeCode: z
        .string()
        .regex(/^[!-~](?: ?[!-~]){0,19}$/, 'At most 20 plain characters, no space before, after or doubled')
        .nullable(),
      priceCents: z.int().min(0).max(99_999_999).nullable(),
      revenueCode: digits(4).nullable(),
    }),
  )
  .default({})

export type SiteCharges = z.output<typeof siteCharges>
