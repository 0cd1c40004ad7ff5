import type { FileInTheMaking } from '#main/db/public-file.ts'
import { listEditions } from '../edition-queries.ts'
import { countRows, countStrayPairs } from './count-queries.ts'

/**
 * What is wrong with a file that was made, in words; null when it holds what was read: the rows of each edition
 * against the rows of its files, what refers to what, and every page.
 */
export function faultOf({ db, firstDamage }: FileInTheMaking): string | null {
  for (const edition of listEditions(db)) {
    const read = edition.files.reduce((sum, { rows }) => sum + rows, 0)
    const stored = countRows(db, edition.dataset, edition.id)
    if (stored !== read) return `${edition.label}: ${read} rows were read, ${stored} are stored`
  }
  const stray = countStrayPairs(db)
  return stray > 0 ? `${stray} pair edits without edition or reason` : firstDamage()
}
