import type { PageName } from './use-pages.ts'

/** The pages that are seldom wanted: the settings lead to them. */
export const SETTINGS_LINKS: readonly {
  readonly page: PageName
  readonly title: string
  readonly shortcut: string
}[] = [
  { page: 'people', title: 'People', shortcut: 'Alt+Shift+U' },
  { page: 'code-sets', title: 'Code sets', shortcut: 'Alt+V' },
  { page: 'devices', title: 'Devices', shortcut: 'Alt+U' },
  { page: 'quick-picks', title: 'Quick picks', shortcut: 'Alt+Shift+Q' },
  { page: 'exams', title: 'Bring in exams', shortcut: 'Alt+Shift+E' },
  { page: 'destinations', title: 'Destinations', shortcut: 'Alt+Shift+D' },
  { page: 'downtime', title: 'Downtime forms', shortcut: 'Alt+W' },
  { page: 'reports', title: 'Reports', shortcut: 'Alt+Shift+P' },
  { page: 'audit', title: 'Audit trail', shortcut: 'Alt+A' },
  { page: 'support', title: 'Support report', shortcut: 'Alt+Shift+G' },
  { page: 'backup', title: 'Backup', shortcut: 'Alt+Shift+B' },
]
