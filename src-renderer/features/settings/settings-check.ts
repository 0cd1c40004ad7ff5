import type { OwnSettings } from '#shared/contract/settings.ts'

export type SettingsForm = OwnSettings

type Rule = { readonly fits: RegExp; readonly message: string }

const HL7_NAME: Rule = {
  fits: /^[A-Za-z0-9 ._-]{0,15}$/,
  message: 'At most 15 letters, digits, spaces, dots or dashes.',
}

const RULES: Readonly<Partial<Record<keyof SettingsForm, Rule>>> = {
  site: { fits: /^[A-Z0-9]{1,8}$/, message: '1 to 8 capital letters or digits.' },
  placeOfService: { fits: /^\d{2}$/, message: 'Two digits.' },
  sendingFacility: HL7_NAME,
  receivingApplication: HL7_NAME,
  receivingFacility: HL7_NAME,
}

/** Why settings cannot be taken, by field. The core refuses the same; here it is said beside the field. */
export function checkSettings(form: SettingsForm): Readonly<Partial<Record<keyof SettingsForm, string>>> {
  const refused = Object.entries(RULES).filter(([field, rule]) => {
    const value = Object.entries(form).find(([name]) => name === field)?.[1] ?? ''
    return typeof value === 'string' && !rule.fits.test(value)
  })
  return Object.fromEntries(refused.map(([field, rule]) => [field, rule.message]))
}
