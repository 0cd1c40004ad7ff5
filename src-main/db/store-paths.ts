import { join } from 'node:path'

/** The files of one data folder. */
export type StorePaths = {
  readonly folder: string
  readonly log: string
  readonly writeAhead: string
  /** The log while it is made: it takes its name when it is whole. */
  readonly logInTheMaking: string
  /** A copy of the log with the key that is to follow; it takes its name when it is whole. */
  readonly logOfNextKey: string
  /** Empty, and only there while that copy is made: it lends the copy its key. */
  readonly standInOfNextKey: string
  /** Tells the right key from a wrong one; says nothing about the key itself. */
  readonly fingerprint: string
  /** Held by the one process that has the log open. */
  readonly lock: string
  /** Stands where damage was met, until the log was read whole at a start. */
  readonly damaged: string
  /** Stands while a first start is under way, and only then. */
  readonly firstStart: string
  readonly backups: string
  /** Held while a backup is written, by whichever process writes it. */
  readonly backupLock: string
  /** What was done to the log from outside of it, to be told in its audit trail when it is open next. */
  readonly pendingEvents: string
  /** The public code sets. */
  readonly reference: string
  /** Files that a window hands over piece by piece; empty but while some are. */
  readonly inbox: string
  /** The key of the log, sealed by the recovery code that IT keeps. */
  readonly recovery: string
  /** The same for the key that is to follow. */
  readonly recoveryOfNextKey: string
  /** Keys that the log had before, sealed with the one it has: older backups open with them. */
  readonly formerKeys: string
  readonly formerKeysOfNextKey: string
}

export function storePaths(folder: string): StorePaths {
  const log = join(folder, 'chargemark.db')
  return {
    folder,
    log,
    writeAhead: `${log}-wal`,
    logInTheMaking: `${log}.new`,
    logOfNextKey: `${log}.rekeyed`,
    standInOfNextKey: `${log}.rekeyed-key`,
    fingerprint: join(folder, 'chargemark.fingerprint'),
    lock: join(folder, 'chargemark.lock'),
    damaged: join(folder, 'chargemark.damaged'),
    firstStart: join(folder, 'chargemark.first-start'),
    backups: join(folder, 'backups'),
    backupLock: join(folder, 'chargemark.backup-lock'),
    pendingEvents: join(folder, 'pending'),
    reference: join(folder, 'reference.db'),
    inbox: join(folder, 'inbox'),
    recovery: join(folder, 'chargemark.recovery'),
    recoveryOfNextKey: join(folder, 'chargemark.recovery.next'),
    formerKeys: join(folder, 'chargemark.former-keys'),
    formerKeysOfNextKey: join(folder, 'chargemark.former-keys.next'),
  }
}
