import { z } from 'zod'
import { digits, x12Text } from './x12-text.ts'

const partner = z.strictObject({
  qualifier: z.enum(['01', '14', '20', '27', '28', '29', '30', '33', 'ZZ']),
  id: x12Text(15),
})

const address = z.strictObject({
  street: x12Text(55),
  city: x12Text(30),
  state: z.string().regex(/^[A-Z]{2}$/, 'Two capital letters, such as ME'),
  zip: z.string().regex(/^\d{5}(\d{4})?$/, 'Five or nine digits'),
})

const subscriber = z.strictObject({
  memberId: x12Text(80),
  groupNumber: x12Text(50).nullable(),
  address,
})

/** ISA13 has nine digits. */
export const LAST_CONTROL_NUMBER = 999_999_999

export const controlNumber = z.int().min(1).max(LAST_CONTROL_NUMBER)

/**
 * What an 837 needs beyond the log: who sends to whom, who bills, who pays, and for each patient the member number and
 * address. The patient is the subscriber. Source: ASC X12 005010X222A1 and 005010X223A2.
 */
export const x12Options = z.strictObject({
  /** ISA15: production or test. */
  usage: z.enum(['P', 'T']),
  /** BHT02: original or reissued. */
  purpose: z.enum(['00', '18']),
  /** ISA05 to ISA08. */
  sender: partner,
  receiver: partner,
  /** GS02 and GS03. */
  senderCode: x12Text(15),
  receiverCode: x12Text(15),
  /** ISA13 and GS06. Handed in by whoever keeps the count for this receiver, and never made up here. */
  control: z.strictObject({ interchange: controlNumber, group: controlNumber }),
  submitter: z.strictObject({ name: x12Text(60), id: x12Text(80), contact: x12Text(60), phone: digits(10) }),
  receiverName: z.strictObject({ name: x12Text(60), id: x12Text(80) }),
  billing: z.strictObject({
    name: x12Text(60),
    npi: digits(10),
    taxId: digits(9),
    taxonomy: z
      .string()
      .regex(/^[0-9A-Z]{10}$/, 'Ten capital letters or digits')
      .nullable(),
    /** The billing provider is asked for all nine digits of its ZIP code. */
    address: address.extend({ zip: digits(9) }),
  }),
  payer: z.strictObject({
    name: x12Text(60),
    id: x12Text(80),
    filingIndicator: z.string().regex(/^[0-9A-Z]{2}$/, 'Two capital letters or digits, such as CI'),
  }),
  /** By MRN. */
  subscribers: z.record(z.string(), subscriber),
  /** Cents for one unit, by procedure code; a line's own amount goes before. */
  prices: z.record(z.string(), z.int().min(0).max(99_999_999)),
  /** By procedure code, 837I only; a line's own revenue code goes before. */
  revenueCodes: z.record(z.string(), digits(4)),
  /** 837I: the first two digits of the bill type, and CL101 to CL103. */
  institutional: z.strictObject({
    facilityType: digits(2),
    admissionType: digits(1),
    admissionSource: z.string().regex(/^[0-9A-Z]$/, 'One capital letter or digit'),
    patientStatus: digits(2),
  }),
  /** What follows the segment terminator, for receivers that read by lines. */
  segmentSuffix: z.enum(['', '\n', '\r\n']),
  /** How many claims a transaction set holds at most; the guides recommend no more than 5000. */
  claimsPerSet: z.int().min(1).max(5000),
})

export type X12Options = z.infer<typeof x12Options>
export type Subscriber = X12Options['subscribers'][string]

/** The implementation guide that a kind of claim follows: GS08 and ST03. */
export const GUIDE = { professional: '005010X222A1', facility: '005010X223A2' } as const
