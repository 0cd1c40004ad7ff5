import type { IsoDate } from '#shared/base/iso-date.ts'

/** Who assigns the numbers of devices. Source: 21 CFR 830, agencies accredited by the FDA. */
export const ISSUING_AGENCIES = ['GS1', 'HIBCC', 'ICCBBA'] as const
export type IssuingAgency = (typeof ISSUING_AGENCIES)[number]

/** What the barcode of a device says of it. */
export type Udi = {
  readonly agency: IssuingAgency
  /** The model, as the FDA's database has it. Empty on a second barcode, which holds only what follows. */
  readonly deviceIdentifier: string
  /** Empty where the barcode states none, as is the serial number. */
  readonly lot: string
  readonly serial: string
  readonly expiresOn: IsoDate | null
  readonly madeOn: IsoDate | null
  /** On a second barcode of HIBCC alone: the check character of the first barcode, which it belongs to. */
  readonly link: string | null
}

/** A barcode that says nothing but who issued it; readers fill in what they find. */
export function blankUdi(agency: IssuingAgency): Udi {
  return { agency, deviceIdentifier: '', lot: '', serial: '', expiresOn: null, madeOn: null, link: null }
}
