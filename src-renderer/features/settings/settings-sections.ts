/** The parts of the settings page, in their order. A part begins with its title and can be gone to by it. */
export const SETTINGS_SECTIONS = {
  sessions: 'New sessions begin with',
  review: 'Review',
  files: 'Charge files',
  exams: 'Expected exams',
  dayClose: 'Day close',
  people: 'Signing in',
  training: 'Training',
  appearance: 'Appearance',
  about: 'About',
} as const

export type SettingsSection = keyof typeof SETTINGS_SECTIONS

export function sectionId(section: SettingsSection): string {
  return `settings-${section}`
}
