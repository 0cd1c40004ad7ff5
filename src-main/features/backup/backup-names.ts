/** `chargemark-20261125T091000.db`: the name tells when, so that names in order are times in order. */
export function backupNameAt(at: string): string {
  return `chargemark-${timeOf(at)}.db`
}

/** `chargemark-schema-125-20261125T091000.db`: the log as it was before its schema was brought on from this one. */
export function updateCopyNameAt(schema: number, at: string): string {
  return `chargemark-schema-${schema}-${timeOf(at)}.db`
}

const timeOf = (at: string): string => at.slice(0, 19).replaceAll(/[-:]/g, '')

const UPDATE_COPY_NAME = /^chargemark-schema-\d{1,6}-(?<time>\d{8}T\d{6})\.db$/

export function isUpdateCopyName(name: string): boolean {
  return UPDATE_COPY_NAME.test(name)
}

/** Whether a name is that of a copy of the log, written when one was due or before an update. */
export function isCopyName(name: string): boolean {
  return isBackupName(name) || isUpdateCopyName(name)
}

/** The part of a name by which copies of both kinds stand in the order of time. */
export function timeInName(name: string): string {
  return UPDATE_COPY_NAME.exec(name)?.groups?.['time'] ?? name.slice('chargemark-'.length)
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
