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
  'serial-taken':
    'A device of this session was placed in another patient. Its serial number says in which session.',
  'device-taken': 'The catalogue already has a device of this number.',
  'wrong-state': 'The session is not in a state that allows this.',
  'day-closed':
    'The day of this session is closed. Enter the session late (Alt+Shift+T), or have the day opened again.',
  'day-open': 'The day of this session is open: nothing is late on it.',
  'day-ahead': 'This day is still to come. A day is closed when it is over or today.',
  'day-is-closed': 'This day is closed already. Reload the page to see its close.',
  'day-not-closed': 'This day is not closed, so there is nothing to open again.',
  'day-changed': 'The day changed since it was read. Nothing was closed; look at it again and close it then.',
  'day-items-open': 'Something of this day is still open. Settle it, or give the reason why it stays open.',
  'day-counts-differ':
    'The two counts of the day differ, so it cannot be closed. See that the log is whole: chargemark verify.',
  'close-unknown': 'There is no such close. Reload the page.',
  'signature-needed': 'A name is needed as signature.',
  'signature-refused': 'That is not the PIN or pass phrase of this person.',
  'signature-not-allowed': 'The second person may not close days. An administrator can give that right.',
  'second-signature-needed': 'A second person has to sign. The setting asks for two signatures.',
  'second-signature-same': 'The second signature has to be of another person.',
  'reason-required': 'Say in a few words what is meant by the reason "other".',
  'decision-needs-reason':
    'There is something to decide in this session. Choose the reason why it is approved.',
  'own-entry': 'You entered this session. In this department somebody else has to approve it.',
  'correction-same':
    'Nothing differs from what left, so there is nothing to correct. Change what was wrong, or discard this draft.',
  'correction-stands':
    'This session is corrected or voided already. What stands in its place can be corrected in turn.',
  'correction-needed':
    'Another session has taken the accession number or the expected exam of what left. Change that one first.',
  'correction-waits':
    'Lines of what is corrected still wait for a folder. This can be done once they have left, or the batch was undone.',
  'void-left':
    'The credits of this void have left, or are leaving. Enter a new session if it has to be charged.',
  'note-empty': 'There are no words in the note yet.',
  'note-not-text': 'The note holds a sign that is no text. Take it out, or type the note again.',
  'form-unknown': 'No form of this number was printed from this log. Compare it with the paper.',
  'report-unknown': 'The report on screen is not the newest any more. Make it again.',
  'setting-managed': 'Your organization decides this setting. Nothing was saved.',
  'pick-not-found': 'This quick pick is no longer there.',
  'pick-name-required': 'A quick pick needs a name of 1 to 60 characters.',
  'pick-name-taken': 'There is a quick pick of that name already. Choose another name.',
  'pick-name-of-patient':
    'A quick pick serves every patient, so its name cannot hold the name or a number of this one.',
  'pick-empty': 'Nothing is entered yet that a quick pick could keep: no lesion, no film, no diagnosis.',
  'folder-missing': 'The chosen folder does not exist or cannot be reached. Choose another or create it.',
  'folder-not-writable':
    'Nothing can be written into the chosen folder. Ask for write access or choose another.',
  'folder-is-live':
    'Charge files of the live log go to this folder, so nothing of a training log may. Choose another.',
  'switch-unavailable': 'From here the log cannot be changed. Start the program with --training.',
  'switch-failed':
    'The other log could not be opened; this one stays open. Start the program on it to see why.',
  'file-exists':
    'A file of that name is already in the folder. It was not touched; choose another folder or move it.',
  'self-check-failed':
    'The file did not read back as the database says. It was not released; nothing was marked as exported.',
  'disk-full': 'The disk is full. Nothing was marked as exported; make room and try again.',
  'batch-unknown': 'There is no export batch of that number.',
  'destination-unknown': 'This destination is not in the log. Reload the list.',
  'destination-without-folder':
    'The sheet of this destination names no folder. Name one there, or write the files into a folder of the moment.',
  'refusal-unknown': 'This refusal was dealt with already. Look at the list again.',
  'refusal-nothing':
    'Nothing of this refusal can leave again: it was taken up already, or its credit has left. See the batch and its proof.',
  'answer-seen-already': 'Somebody has marked this answer as seen. Look at the list again.',
  'batch-left': 'This batch has left already, or a part of it. It cannot be taken back; a correction can.',
  'destination-changed': 'This destination was changed meanwhile. Nothing was overwritten; look at it again.',
  'destination-taken': 'There is a destination of this id already. Choose another id.',
  'export-changed':
    'A session was changed while the files were composed. Nothing was exported; export again.',
  'export-cancelled': 'The export was called off. Nothing was written.',
  'folder-slow':
    'The folder does not answer. What was asked there may still happen; see that the share can be reached and try again.',
  'interchanges-used-up':
    'The control numbers (ISA13) between this sender and receiver are used up: they have nine digits, and none is used twice. Agree on another sender or receiver id and change it in the sheet.',
  'export-running': 'Another export is running. Try again when it is done.',
  'import-running': 'Another change of the code sets is under way. Try again when it is done.',
  'report-cancelled': 'The report was cancelled.',
  'period-invalid':
    'The last day lies before the first, or more than thirty years after it. Change one of them.',
  'upload-unknown': 'A file did not arrive whole. Choose it again.',
  'inbox-full': 'There is no room for the file. See that the disk has room, or import fewer files at once.',
  'edition-unknown': 'This edition is not loaded any more. Reload the list.',
  'reference-not-changed':
    'The code sets could not be changed, and stand as before. See that the disk has room and that no other window is open.',
  'reference-damaged':
    'The file of the code sets cannot be read any more. The program’s own facts answer until it is loaded again.',
  'chooser-unavailable': 'This window cannot open a folder dialog. Type the path instead.',
  'exam-unknown': 'This expected exam is no longer in the list. Reload the day list.',
  'exam-has-session': 'Another session of this expected exam is open. Open that one instead.',
  'exam-changed': 'This expected exam was changed meanwhile. Nothing was overwritten; look at it again.',
  'upload-too-large': 'The file is larger than 64 MB. Export fewer days, or split it.',
  'reading-incomplete':
    'Some columns have to be named first. Import the table in the window once; the columns are remembered.',
  'file-unreadable': 'The file does not exist or cannot be read. Check the path.',
  'server-not-set': 'No worklist server is set. Name it in the settings.',
  'exams-importing': 'Another import of exams is running. Try again when it is done.',
  'log-damaged':
    'A page of the log is damaged, and nothing was saved by this. Note down what is on screen, close Chargemark and start it again: it then shows the way back.',
  'log-is-open': 'The log is open; this is only for one that cannot be opened.',
  'keeping-busy': 'A backup, a rehearsal or a check is under way. Try again when it is done.',
  'backup-unknown': 'This backup is not there any more. Reload the list.',
  'key-unreadable': 'The key of the log cannot be read from its key store. Nothing was changed.',
  'not-signed-in': 'Nobody is signed in. Sign in first; what was typed is kept.',
  'not-allowed': 'This is not among what you may do here. An administrator can give the right to you.',
  'secret-must-change': 'Your PIN serves once only. Choose one of your own first.',
  'secret-too-short': 'A PIN has 6 digits or more; a pass phrase has 12 characters or more.',
  'secret-trivial':
    'That is too easy to guess: digits in a row, repeated, a date, or your own name. Choose another.',
  'secret-same': 'That is the one you have now. Choose another.',
  'people-there': 'The first administrator was made already. Sign in.',
  'person-unknown': 'This person is not in the list of people, or was deactivated.',
  'person-name-taken': 'Somebody in this log has or had this name. Add something that tells the two apart.',
  'sign-in-name-taken': 'Somebody in this log has this sign-in name. Choose another.',
  'account-name-taken': 'There is or was an account of this name. Choose another.',
  'account-unknown': 'This account is not in the list.',
  'emergency-code-wrong':
    'This is no sealed code that is in force. Each serves once; compare it with the paper, letter by letter.',
  'emergency-code-unknown': 'This code cannot be changed any more. Reload the list.',
  'first-without-administrator': 'The first person has to be an administrator: nobody else could add people.',
  'last-administrator':
    'This is the last administrator. Make somebody else one first; a log without one cannot be looked after.',
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
