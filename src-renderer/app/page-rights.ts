import type { Right } from '#shared/domain/rights.ts'
import type { PageName } from './use-pages.ts'

/** What a page is for; one who may not do it is told so in its place. The core refuses it all the same. */
const PAGE_NEEDS: Readonly<Partial<Record<PageName, Right>>> = {
  export: 'export',
  audit: 'audit',
  'quick-picks': 'enter',
  downtime: 'enter',
  reports: 'report',
  exams: 'enter',
  backup: 'administer',
  people: 'administer',
}

/** The right without which a page cannot be used; null where seeing is enough. */
export function pageNeeds(page: PageName): Right | null {
  return PAGE_NEEDS[page] ?? null
}
