/**
 * Every expected failure of an operation, with its sentence for the person at the desk. No sentence holds a
 * patient's data; what is wrong with a field is told beside the field.
 */
export const FAILURES = {
  'input-invalid': 'The window sent something the program does not understand. Nothing was changed.',
  'not-found': 'This session is no longer in the log. Reload the day list.',
  'stale-revision':
    'This session was changed elsewhere since it was opened. Nothing was overwritten; reload it to see the change.',
  'not-editable': 'This session can no longer be changed here.',
  'not-complete': 'Something is still missing. The list beside the form says what.',
  blocked: 'The codes of this session are blocked. The findings say what to change.',
  'accession-taken': 'Another session already has this accession number.',
  'wrong-state': 'The session is not in a state that allows this.',
  'reason-required': 'Say in a few words what is meant by the reason "other".',
  'folder-missing': 'The chosen folder does not exist or cannot be reached. Choose another or create it.',
  'folder-not-writable':
    'Nothing can be written into the chosen folder. Ask for write access or choose another.',
  'file-exists':
    'A file of that name is already in the folder. It was not touched; choose another folder or move it.',
  'self-check-failed':
    'The file did not read back as the database says. It was not released; nothing was marked as exported.',
  'disk-full': 'The disk is full. Nothing was marked as exported; make room and try again.',
  'batch-unknown': 'There is no export batch of that number.',
  'export-running': 'Another export is running. Try again when it is done.',
  'chooser-unavailable': 'This window cannot open a folder dialog. Type the path instead.',
  'exam-unknown': 'This expected exam is no longer in the list. Reload the day list.',
  'exam-has-session': 'Another session of this expected exam is open. Open that one instead.',
  'exam-changed': 'This expected exam was changed meanwhile. Nothing was overwritten; look at it again.',
  'upload-unknown': 'The file did not arrive whole. Choose it again.',
  'upload-too-large': 'The file is larger than 64 MB. Export fewer days, or split it.',
  'reading-incomplete':
    'Some columns have to be named first. Import the table in the window once; the columns are remembered.',
  'file-unreadable': 'The file does not exist or cannot be read. Check the path.',
  'server-not-set': 'No worklist server is set. Name it in the settings.',
  'import-running': 'Another import is running. Try again when it is done.',
  'store-failed':
    'The log could not be written. What you typed is still on screen; see that the disk has room.',
  'not-started': 'The log is not open. The screen says why and what to do.',
  unexpected:
    'Something went wrong inside the program. Nothing was acknowledged; what you typed is still on screen.',
} as const

export type FailureCode = keyof typeof FAILURES

/** A failure as it crosses the bridge. `field` is the entry's field it belongs beside, such as `accession`. */
export type Failure = { readonly code: FailureCode; readonly message: string; readonly field?: string }

export function failure(code: FailureCode, field?: string): Failure {
  return field === undefined ? { code, message: FAILURES[code] } : { code, message: FAILURES[code], field }
}
