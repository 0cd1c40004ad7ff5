/** Backups that prove themselves, restoring them, and the code that opens a log whose key store is lost. */
export { backUpBeside } from './back-up-beside.ts'
export { counted } from './counted.ts'
export { doKeepingJob, type KeepingJob } from './keeping-job.ts'
export type { MadeBackup } from './make-backup.ts'
export { findKey, rehearse, restoreLog, useRecoveryCode } from './restore-log.ts'
export { createBackupService, type BackupService } from './service.ts'
export { readableFiles } from './witness.ts'
