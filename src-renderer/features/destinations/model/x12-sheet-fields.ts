import { choice, orNull, text, wide, type FieldGroup } from './field-makers.ts'
import { PRICES, REVENUE_CODES, SUBSCRIBERS } from './line-tables.ts'

const QUALIFIERS = ['01', '14', '20', '27', '28', '29', '30', '33', 'ZZ'].map(one => [one, one] as const)

/** The form of a sheet for 837. */
export const X12: readonly FieldGroup[] = [
  {
    title: 'Envelope',
    fields: [
      choice('format.sender.qualifier', 'Sender qualifier (ISA05)', QUALIFIERS),
      text('format.sender.id', 'Sender (ISA06)'),
      choice('format.receiver.qualifier', 'Receiver qualifier (ISA07)', QUALIFIERS),
      text('format.receiver.id', 'Receiver (ISA08)'),
      text('format.senderCode', 'Sender code (GS02)'),
      text('format.receiverCode', 'Receiver code (GS03)'),
      choice('format.purpose', 'Purpose (BHT02)', [
        ['00', '00 original'],
        ['18', '18 issued again'],
      ]),
      choice('format.segmentSuffix', 'After each segment', [
        ['', 'Nothing'],
        ['\n', 'LF'],
        ['\r\n', 'CR LF'],
      ]),
      { path: 'format.claimsPerSet', label: 'Claims in a set', control: { kind: 'number' } },
      wide({
        path: 'format.firstInterchange',
        label: 'First control number (ISA13)',
        hint: 'Empty: from 1, or on from the last one. Above every number that an earlier system used.',
        control: { kind: 'number-or-null' },
      }),
    ],
  },
  {
    title: 'Submitter and receiver',
    fields: [
      text('format.submitter.name', 'Submitter'),
      text('format.submitter.id', 'Submitter number'),
      text('format.submitter.contact', 'Contact'),
      text('format.submitter.phone', 'Telephone'),
      text('format.receiverName.name', 'Receiver name'),
      text('format.receiverName.id', 'Receiver number'),
    ],
  },
  {
    title: 'Billing provider and payer',
    fields: [
      text('format.billing.name', 'Billing provider'),
      text('format.billing.npi', 'NPI'),
      text('format.billing.taxId', 'Tax id'),
      orNull('format.billing.taxonomy', 'Taxonomy', 'Empty: not sent.'),
      text('format.billing.address.street', 'Street'),
      text('format.billing.address.city', 'City'),
      text('format.billing.address.state', 'State'),
      text('format.billing.address.zip', 'ZIP, nine digits'),
      text('format.payer.name', 'Payer'),
      text('format.payer.id', 'Payer number'),
      text('format.payer.filingIndicator', 'Claim filing (SBR09)'),
    ],
  },
  {
    title: 'Facility claims',
    fields: [
      text('format.institutional.facilityType', 'Bill type, two digits'),
      text('format.institutional.admissionType', 'Admission type'),
      text('format.institutional.admissionSource', 'Admission source'),
      text('format.institutional.patientStatus', 'Patient status'),
    ],
  },
  {
    title: 'Prices and subscribers',
    fields: [
      {
        path: 'format.prices',
        label: 'Prices',
        hint: PRICES.hint,
        control: { kind: 'table', table: PRICES },
      },
      {
        path: 'format.revenueCodes',
        label: 'Revenue codes',
        hint: REVENUE_CODES.hint,
        control: { kind: 'table', table: REVENUE_CODES },
      },
      {
        path: 'format.subscribers',
        label: 'Subscribers',
        hint: SUBSCRIBERS.hint,
        control: { kind: 'table', table: SUBSCRIBERS },
      },
    ],
  },
]
