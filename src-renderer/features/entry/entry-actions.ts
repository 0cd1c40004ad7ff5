import { mayNot } from '#shared/domain/rights.ts'
import type { Action } from '../../ui/action.ts'
import { deedButton } from '../../ui/deed-button.ts'
import { focusField } from '../../ui/focus-order.ts'
import { KEYED_PICKS } from '../quick-picks/QuickPicksPanel.tsx'
import type { DowntimeStore } from '../downtime/downtime-store.ts'
import type { QuickPicksStore } from '../quick-picks/quick-picks-store.ts'
import { ANSWER_CHORDS, answerDuplicate, askedDuplicate, type Answer } from './duplicate-answers.ts'
import { completeAndGo, goTo, goToFirstInTheWay } from './go-to.ts'
import { appendLesion } from './lesions/use-lesion-row.ts'
import { tickNeededDocuments } from './model/session-edits.ts'
import type { DeskStore } from './store/desk-store.ts'
import {
  asksForLate,
  canRedo,
  canUndo,
  entryOf,
  hasLeft,
  isEditable,
  isVoidWaiting,
  otherEndOf,
} from './store/session-state.ts'
import type { SessionStore } from './store/session-store.ts'
import { copyPreviousShape, takeQuickPick } from './take-shape.ts'

/** What the actions of the entry screen work on. */
export type EntryTools = {
  readonly session: SessionStore
  readonly desk: DeskStore
  readonly picks: QuickPicksStore
  readonly downtime: DowntimeStore
}

const viewOf = ({ session }: EntryTools) => session.view.getState()
const editable = (tools: EntryTools) => isEditable(viewOf(tools))
const isIn =
  (...states: readonly string[]) =>
  (tools: EntryTools) =>
    states.includes(viewOf(tools).state) &&
    !viewOf(tools).conflict &&
    !viewOf(tools).dayClosed &&
    !viewOf(tools).readOnly

const PICK_CHORDS = Array.from({ length: KEYED_PICKS }, (_, place) => `Alt+Digit${place + 1}`)

/** What is done with the session on the desk. Alt keys go by their place, for Alt types signs on a Mac. */
const SESSION: readonly Omit<Action<EntryTools>, 'group'>[] = [
  {
    title: 'complete the session',
    chords: ['Ctrl+Enter'],
    applies: isIn('draft'),
    run: ({ session }) => void completeAndGo(session),
  },
  {
    title: 'go to what is missing',
    chords: ['Alt+KeyG'],
    applies: isIn('draft'),
    run: ({ session }) => goToFirstInTheWay(session),
  },
  {
    title: 'undo',
    chords: ['Ctrl+KeyZ'],
    applies: tools => canUndo(viewOf(tools)),
    run: ({ session }) => goTo(session, session.undo()),
  },
  {
    title: 'redo',
    chords: ['Ctrl+KeyY', 'Ctrl+Shift+KeyZ'],
    applies: tools => canRedo(viewOf(tools)),
    run: ({ session }) => goTo(session, session.redo()),
  },
  {
    title: 'discard again what was taken back',
    chords: ['Ctrl+KeyY', 'Ctrl+Shift+KeyZ'],
    applies: ({ desk }) => desk.canDiscardAgain(),
    run: ({ desk }) => void desk.discard(),
  },
  {
    title: 'hold the session',
    chords: ['Alt+KeyH'],
    applies: isIn('draft', 'complete'),
    run: () => deedButton('hold')?.click(),
  },
  {
    title: 'end the hold',
    chords: ['Alt+KeyH'],
    applies: isIn('held'),
    run: ({ session }) => void session.release(),
  },
  {
    title: 'reopen the session',
    chords: ['Alt+KeyR'],
    applies: isIn('complete', 'held'),
    run: ({ session }) => void session.reopen(),
  },
  {
    title: 'withdraw the approval',
    chords: ['Alt+KeyR'],
    applies: tools => viewOf(tools).mayReview && viewOf(tools).state === 'approved',
    run: ({ session, desk }) => void withdrawApproval(session, desk),
  },
  {
    title: 'reload the session that was changed elsewhere',
    chords: ['Alt+KeyR'],
    applies: tools => viewOf(tools).conflict,
    run: ({ desk }) => void desk.reload(),
  },
  {
    title: 'discard the session; Ctrl+Z takes it back',
    chords: ['Alt+KeyX'],
    applies: isIn('draft'),
    run: ({ desk }) => void desk.discard(),
  },
  {
    title: 'enter the session late: its day is closed',
    chords: ['Alt+Shift+KeyT'],
    applies: tools => asksForLate(viewOf(tools)),
    run: () => deedButton('late')?.click(),
  },
  {
    title: 'correct what has left; from a correction to what left, and back',
    chords: ['Alt+Shift+KeyK'],
    applies: tools => otherEndOf(viewOf(tools)) !== null || hasLeft(viewOf(tools)),
    run: tools => {
      const other = otherEndOf(viewOf(tools))
      if (other !== null) void tools.desk.open(other)
      else if (viewOf(tools).mayCorrect) deedButton('correct')?.click()
      else tools.session.say('warn', mayNot('correct'))
    },
  },
  {
    title: 'void every charge of what has left, or take the void back',
    chords: ['Alt+Shift+KeyV'],
    applies: tools => hasLeft(viewOf(tools)) || isVoidWaiting(viewOf(tools)),
    run: tools => {
      if (viewOf(tools).mayVoid) deedButton('void')?.click()
      else tools.session.say('warn', mayNot('void'))
    },
  },
  {
    title: 'go to the field that a receiver refused',
    chords: ['Alt+Shift+KeyF'],
    applies: () => deedButton('refused-field') !== null,
    run: () => deedButton('refused-field')?.click(),
  },
  {
    title: 'what a receiver said of the session has been seen',
    chords: ['Alt+Shift+KeyO'],
    applies: () => deedButton('seen-refusal') !== null,
    run: () => deedButton('seen-refusal')?.click(),
  },
  {
    title: 'print the session as a form for downtime',
    chords: ['Alt+Shift+KeyW'],
    applies: isIn('draft'),
    run: ({ session, downtime }) => void printForm(session, downtime),
  },
  {
    title: 'save now; everything is saved by itself as well',
    chords: ['Ctrl+KeyS'],
    run: ({ session }) => void session.flush(),
  },
]

const answer = (title: string, given: Answer): Omit<Action<EntryTools>, 'group'> => ({
  title: `same charge twice: ${title}`,
  chords: [ANSWER_CHORDS[given]],
  applies: ({ session }) => askedDuplicate(session) !== null,
  run: ({ session, desk }) => {
    const duplicate = askedDuplicate(session)
    if (duplicate) void answerDuplicate(given, { desk, session, duplicate })
  },
})

/** What is said when another session of the day charges the same. */
const DUPLICATES = [
  answer('a separate lesion', 'separate'),
  answer('a correction of the other', 'correction'),
  answer('a mistake', 'mistake'),
]

/** Where the cursor goes, and what is filled in from anywhere. */
const FIELDS: readonly Omit<Action<EntryTools>, 'group'>[] = [
  { title: 'go to the patient', chords: ['Alt+KeyI'], run: () => void focusField('patient.mrn') },
  { title: 'go to the physician', chords: ['Alt+KeyP'], run: () => void focusField('performing.familyName') },
  {
    title: 'add a lesion',
    chords: ['Alt+KeyL'],
    applies: editable,
    run: ({ session }) => appendLesion(session),
  },
  { title: 'go to the mammogram', chords: ['Alt+KeyM'], run: () => void focusField('mammogram') },
  {
    title: 'add a diagnosis; there 1–9 for those that fit',
    chords: ['Alt+KeyD'],
    run: ({ session }) => goTo(session, 'diagnoses'),
  },
  {
    title: 'tick the documents needed',
    chords: ['Alt+KeyK'],
    applies: editable,
    run: ({ session }) => session.change('documentation', tickNeededDocuments),
  },
  {
    title: 'go to the charge lines; there C opens the code',
    chords: ['Alt+KeyJ'],
    run: () => document.querySelector<HTMLElement>('[data-charge-line] summary')?.focus(),
  },
  { title: 'go to the note', chords: ['Alt+KeyT'], run: () => void focusField('note') },
]

const PICKS: readonly Omit<Action<EntryTools>, 'group'>[] = [
  {
    title: 'take a quick pick',
    chords: PICK_CHORDS,
    written: 'Alt+1 … 9',
    applies: editable,
    choices: ({ picks }) =>
      picks.view
        .getState()
        .picks.slice(0, KEYED_PICKS)
        .map(({ name }, place) => ({ title: `quick pick: ${name}`, chord: PICK_CHORDS[place] ?? '' })),
    run: ({ session, picks }, chord) => takeQuickPick(session, picks, PICK_CHORDS.indexOf(chord)),
  },
  {
    title: 'keep this session as a quick pick',
    chords: ['Alt+KeyQ'],
    run: ({ picks }) => picks.beginNaming(),
  },
  {
    title: 'copy what the session before had',
    chords: ['Alt+KeyC'],
    applies: editable,
    run: ({ session, picks }) => void copyPreviousShape(session, picks),
  },
]

/** Every action of the entry screen, in the order of the sheet of keys. */
export const ENTRY_ACTIONS: readonly Action<EntryTools>[] = [
  ...[...SESSION, ...DUPLICATES].map(action => ({ ...action, group: 'Session' })),
  ...FIELDS.map(action => ({ ...action, group: 'Form' })),
  ...PICKS.map(action => ({ ...action, group: 'Quick picks' })),
]

/** Takes the approval back; the session is then taken anew, for a hold that it ended is back. */
export async function withdrawApproval(session: SessionStore, desk: DeskStore): Promise<void> {
  if (await session.withdraw()) await desk.refresh()
}

/** Saves what stands on the desk, then keeps it under the name that was given. */
export async function keepQuickPick({
  session,
  picks,
}: Pick<EntryTools, 'session' | 'picks'>): Promise<void> {
  if (!(await session.flush())) return
  if (await picks.keep(session.view.getState().id)) session.say('info', 'Kept as a quick pick.')
}

/** Saves what stands on the desk, then prints it with the number that leads back to it. */
async function printForm(session: SessionStore, downtime: DowntimeStore): Promise<void> {
  if (!(await session.flush())) return
  const view = session.view.getState()
  if (await downtime.printSession(view.id, entryOf(view)))
    session.say('info', 'The form is with the printer.')
}
