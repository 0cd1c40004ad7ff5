import type { OwnSettings } from '#shared/contract/settings.ts'

export type SettingsForm = OwnSettings

type Rule = { readonly fits: RegExp; readonly message: string }

const HL7_NAME: Rule = {
  fits: /^[A-Za-z0-9 ._-]{0,15}$/,
  message: 'At most 15 letters, digits, spaces, dots or dashes.',
}

const AE_TITLE: Rule = { fits: /^[ -[\]-~]{0,16}$/, message: 'At most 16 characters, no backslash.' }

const RULES: Readonly<Partial<Record<keyof SettingsForm, Rule>>> = {
  site: { fits: /^[A-Z0-9]{1,8}$/, message: '1 to 8 capital letters or digits.' },
  placeOfService: { fits: /^\d{2}$/, message: 'Two digits.' },
  sendingFacility: HL7_NAME,
  receivingApplication: HL7_NAME,
  receivingFacility: HL7_NAME,
  worklistHost: { fits: /^[A-Za-z0-9.:_-]{0,253}$/, message: 'A host name or an address.' },
  worklistPort: {
    fits: /^([1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])$/,
    message: 'A number from 1 to 65535.',
  },
  lockAfterMinutes: { fits: /^([1-9]|[1-5]\d|60)$/, message: 'A number from 1 to 60.' },
  worklistCalledAe: AE_TITLE,
  worklistCallingAe: AE_TITLE,
  billHoldDays: { fits: /^([1-9]|[1-5]\d|60)$/, message: 'A number of days from 1 to 60.' },
  worklistModality: { fits: /^[A-Z0-9 _]{0,16}$/, message: 'Capital letters, such as MG.' },
}

/** Why settings cannot be taken, by field. The core refuses the same; here it is said beside the field. */
export function checkSettings(form: SettingsForm): Readonly<Partial<Record<keyof SettingsForm, string>>> {
  const refused = Object.entries(RULES).filter(([field, rule]) => {
    const value = Object.entries(form).find(([name]) => name === field)?.[1] ?? ''
    return typeof value === 'string' && !rule.fits.test(value)
  })
  return Object.fromEntries(refused.map(([field, rule]) => [field, rule.message]))
}
