/**
 * Why the log could not be opened, each with its screen and its message at the command line. In none of these
 * cases is an empty log put in place of the one that cannot be read.
 */
export const START_FAILURES = {
  'folder-not-writable': {
    title: 'The data folder cannot be written',
    toDo: 'Give this account write access to the data folder, or start with another one.',
  },
  'network-share': {
    title: 'The data folder is on a network share',
    toDo: 'Choose a folder on a local disk: a log on a share can be damaged without a sign. Charge files may go to a share.',
  },
  'key-missing': {
    title: 'The key of the log is missing',
    toDo: 'The log is there and unharmed, but its key is not. Put the key back from the place where IT keeps it, or enter the recovery code (at the command line: recovery use). Nothing was created or changed.',
  },
  'key-wrong': {
    title: 'The key does not fit this log',
    toDo: 'The key belongs to another log. Put back the key that was made with this data folder, or enter the recovery code. Nothing was created or changed.',
  },
  'key-vault-unavailable': {
    title: 'The key store of this computer cannot be used',
    toDo: 'Sign in to the desktop session that holds the key, then start again. If this account cannot read it any more, the recovery code brings it back. Nothing was created or changed.',
  },
  'store-corrupt': {
    title: 'The log is damaged',
    toDo: 'Call IT before anything else is done. The newest good backup is the way back; the damaged log is kept. Nothing was created or changed.',
  },
  'restore-asked': {
    title: 'The log is closed to restore a backup',
    toDo: 'Choose the backup that is to take its place. The log that is there keeps its bytes under another name.',
  },
  'not-encrypted': {
    title: 'The log is not encrypted',
    toDo: 'The file in the data folder is readable without a key and was not opened. Call IT. Nothing was created or changed.',
  },
  'schema-newer': {
    title: 'The log was written by a newer version of Chargemark',
    toDo: 'Start the newer version, or ask IT to install it on this workstation. Nothing was changed.',
  },
  'update-without-copy': {
    title: 'The log was not updated: no copy of it could be kept',
    toDo: 'This version of Chargemark changes the log, and does so only once a copy was written and read back. Make room, or give this account write access to the folder of the backups, and start again; where the copy is said to be damaged, call IT. Nothing was changed.',
  },
  'policy-unreadable': {
    title: 'The policy of this workstation cannot be followed',
    toDo: 'Call IT: what is decided there cannot be read, and is not passed over. The log was not touched.',
  },
  'key-in-file': {
    title: 'The key of this log lies in a file',
    toDo: 'The policy of this workstation asks for the key store of the computer. Start the installed program, or call IT. Nothing was changed.',
  },
  'training-refused': {
    title: 'Training is switched off on this workstation',
    toDo: 'The policy of this workstation allows no log for training. Start without --training and --demo.',
  },
  'not-for-training': {
    title: 'This log holds real sessions',
    toDo: 'Training needs a folder of its own: start without --data, or name a folder that holds no log. Nothing was changed.',
  },
  'store-in-use': {
    title: 'Chargemark is already open on this data folder',
    toDo: 'Use the window that is open, or close it and start again.',
  },
} as const

export type StartFailureCode = keyof typeof START_FAILURES

export type StartFailure = {
  readonly code: StartFailureCode
  readonly title: string
  readonly toDo: string
  /** What was found, without any patient's data: a path, two version numbers. */
  readonly found: string
}

export function startFailure(code: StartFailureCode, found: string): StartFailure {
  return { code, ...START_FAILURES[code], found }
}

/** How a log that cannot be opened can be opened again from its own screen. */
export type WayBack = 'recovery-code' | 'backup' | 'reopen'

const KEY_IS_LOST = ['recovery-code', 'backup'] as const

const WAYS_BACK: Readonly<Partial<Record<StartFailureCode, readonly WayBack[]>>> = {
  'key-missing': KEY_IS_LOST,
  'key-wrong': KEY_IS_LOST,
  'key-vault-unavailable': KEY_IS_LOST,
  'store-corrupt': ['backup'],
  'update-without-copy': ['backup'],
  'restore-asked': ['backup', 'reopen'],
}

/** The ways that a failure's screen offers; the core refuses any other. */
export function waysBack(code: StartFailureCode): readonly WayBack[] {
  return WAYS_BACK[code] ?? []
}
