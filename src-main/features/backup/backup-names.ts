/** `chargemark-20261125T091000.db`: the name tells when, so that names in order are times in order. */
export function backupNameAt(at: string): string {
  return `chargemark-${at.slice(0, 19).replaceAll(/[-:]/g, '')}.db`
}

const BACKUP_NAME = /^chargemark-\d{8}T\d{6}\.db$/
const PART_OF_BACKUP =
  /^\.?(?<backup>chargemark-\d{8}T\d{6}\.db)\.(new|new-journal|json|recovery|json\.new|recovery\.new)$/

export function isBackupName(name: string): boolean {
  return BACKUP_NAME.test(name)
}

/** The name of the backup that a file belongs to without being it; null where it belongs to none. */
export function backupOfPart(name: string): string | null {
  return PART_OF_BACKUP.exec(name)?.groups?.['backup'] ?? null
}

/** What stands beside a backup. */
export const manifestOf = (backup: string): string => `${backup}.json`
export const recoveryOf = (backup: string): string => `${backup}.recovery`
export const unfinishedOf = (backup: string): string => `${backup}.new`
