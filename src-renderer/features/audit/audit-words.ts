import { changedField } from '../entry/model/changed-field.ts'

/** What an event of the audit trail is called at the desk. An action without words of its own keeps its name. */
const ACTION_WORDS: Readonly<Record<string, string>> = {
  'session-started': 'Session begun',
  'draft-saved': 'Draft saved',
  'session-completed': 'Session completed',
  'session-viewed': 'Session viewed',
  'sessions-listed': 'All sessions listed by a command',
  'exams-listed': 'Expected exams listed by a command',
  'trail-listed': 'Audit trail listed by a command',
  'session-reopened': 'Session reopened',
  'session-held': 'Session held',
  'session-released': 'Hold ended',
  'session-approved': 'Session approved',
  'session-approval-withdrawn': 'Approval withdrawn',
  'session-sent-back': 'Session sent back to entry',
  'session-discarded': 'Draft discarded',
  'session-restored': 'Draft restored',
  'session-exported': 'Session exported',
  'correction-begun': 'Correction begun',
  'correction-decided': 'Correction complete',
  'correction-abandoned': 'Correction given up',
  'charges-credited': 'Charges credited',
  'session-voided': 'Charges voided',
  'void-withdrawn': 'Void taken back',
  'batch-written-again': 'Batch written again',
  'batch-called-off': 'Export called off',
  'answer-received': 'Answer of a receiver',
  'retention-changed': 'Retention of sent files changed',
  'sent-files-removed': 'Sent files removed from their folder',
  'refusal-settled': 'Refusal dealt with',
  'refusal-taken-up': 'Refused lines taken out of the ledger',
  'refusal-seen': 'Words of a receiver seen',
  'answer-seen': 'Answer of a receiver seen',
  'settings-saved': 'Settings saved',
  'device-added': 'Device added',
  'device-changed': 'Device changed',
  'device-removed': 'Device removed',
  'workstation-named': 'Workstation named',
  'training-begun': 'Log made for training',
  'destination-made': 'Destination made',
  'destination-changed': 'Destination changed',
  'destination-retired': 'Destination retired',
  'destination-restored': 'Destination in use again',
  'note-added': 'Note added',
  'quick-picks-shipped': 'Quick picks of the program',
  'quick-pick-made': 'Quick pick kept',
  'quick-pick-renamed': 'Quick pick renamed',
  'quick-pick-removed': 'Quick pick removed',
  'quick-pick-restored': 'Quick pick taken back',
  'downtime-form-made': 'Form for downtime made',
  'downtime-form-typed': 'Form for downtime typed',
  'exam-expected': 'Exam expected',
  'exam-updated': 'Expected exam changed',
  'exam-no-charge': 'Exam without a charge',
  'exam-expected-again': 'Exam expected again',
  'session-tied-to-exam': 'Session belongs to an exam',
  'backup-written': 'Backup written',
  'backup-plan-saved': 'Plan of the backups saved',
  'key-changed': 'Key of the log changed',
  'recovery-code-made': 'Recovery code made',
  'key-recovered': 'Key brought back with the recovery code',
  'log-restored': 'Log restored from a backup',
  'restore-begun': 'Log closed to restore a backup',
  'worklist-imported': 'Expected exams imported',
  'session-marked-late': 'Session entered late',
  'session-left-open': 'Session left open at the close',
  'day-closed': 'Day closed',
  'day-reopened': 'Day opened again',
}

/** `actionInWords('draft-saved')` is `Draft saved`. */
export function actionInWords(action: string): string {
  return ACTION_WORDS[action] ?? action.charAt(0).toUpperCase() + action.slice(1).replaceAll('-', ' ')
}

/** The expected exam whose event it is stands beside it; its id says nothing. */
const EXAM_PATH = /^exams\.[0-9a-f-]{36}\.?/

/** A path of the trail as it is called at the desk: `exams.ID.noCharge` is `No charge`, `exams.ID` `The whole exam`. */
export function pathInWords(path: string): string {
  const inExam = path.replace(EXAM_PATH, '')
  if (inExam === path) return changedField(path)
  return inExam === '' ? 'The whole exam' : changedField(inExam)
}

/** A value as the trail shows it: short, on one line, an empty one said in a word. */
export function valueInWords(value: unknown): string {
  const text = textOf(value) || 'empty'
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

/** Of a list or a group of fields, what is filled in: `{ name: { family: 'TEST' }, sex: '' }` is `family TEST`. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ')
  if (typeof value !== 'object') return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
  return Object.entries(value)
    .map(([name, part]) => [name, part, textOf(part)] as const)
    .filter(([, , text]) => text !== '')
    .map(([name, part, text]) => (isGroup(part) ? text : `${fieldWord(name)} ${text}`))
    .join(', ')
}

function isGroup(part: unknown): boolean {
  return typeof part === 'object' && !Array.isArray(part)
}

/** `birthDate` is `birth date`. */
function fieldWord(name: string): string {
  return name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
}

const LONGEST = 120

const AT = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'medium' })

/** An instant in the time of this computer. */
export function instantInWords(at: string): string {
  const time = Date.parse(at)
  return Number.isNaN(time) ? at : AT.format(time)
}
