import { z } from 'zod'
import { siteCharges } from './site-charges.ts'

const uri = z
  .string()
  .max(200)
  .regex(/^(?:urn:|https?:\/\/)[!-~]+$/, 'A web address or urn:, such as urn:oid:2.999.1')

/** Where the numbers of the department live, and how a receiver wants its resources. */
export const fhirOptions = z.strictObject({
  /** A transaction Bundle, or one resource a line. */
  shape: z.enum(['bundle', 'ndjson']),
  /** Identifier systems; `chargeCode` is the code system of the site's charge master. */
  systems: z.strictObject({
    line: uri,
    mrn: uri,
    account: uri,
    visit: uri,
    accession: uri,
    chargeCode: uri,
  }),
  /**
   * A credit either marks the charge that was sent as entered in error, or is a charge of its own with the factor -1
   * that names the one it takes back.
   */
  credits: z.enum(['entered-in-error', 'offset']),
  /** Charge codes and prices by procedure code, where the line has none of its own. */
  charges: siteCharges,
})

export type FhirOptions = z.infer<typeof fhirOptions>
