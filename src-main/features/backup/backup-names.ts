/** `chargemark-20261125T091000.db`: the name tells when, so that names in order are times in order. */
export function backupNameAt(at: string): string {
  return `chargemark-${at.slice(0, 19).replaceAll(/[-:]/g, '')}.db`
}

const BACKUP_NAME = /^chargemark-\d{8}T\d{6}\.db$/
const UNFINISHED_NAME = /^chargemark-\d{8}T\d{6}\.db\.new$/

export function isBackupName(name: string): boolean {
  return BACKUP_NAME.test(name)
}

/** Whether a name is that of a backup which was being written when its process ended. */
export function isUnfinishedName(name: string): boolean {
  return UNFINISHED_NAME.test(name)
}

/** What stands beside a backup. */
export const manifestOf = (backup: string): string => `${backup}.json`
export const recoveryOf = (backup: string): string => `${backup}.recovery`
export const unfinishedOf = (backup: string): string => `${backup}.new`
