/** Backups that prove themselves, restoring them, and the code that opens a log whose key store is lost. */
export { findKey, rehearse, restoreLog, useRecoveryCode } from './restore-log.ts'
export { createBackupService, type BackupService } from './service.ts'
export { readableFiles } from './witness.ts'
