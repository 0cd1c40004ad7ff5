import { type Action, actionOfChord, widen } from '../ui/action.ts'
import { shiftDay } from '../features/day-list/calendar-day.ts'
import { SEARCH_FIELD } from '../features/day-list/DayHead.tsx'
import { CANCEL_DEED, CHOOSE_DEED } from '../features/reference/code-sets/ImportPanel.tsx'
import { CHOOSE_EXAMS_DEED } from '../features/worklist/ImportPage.tsx'
import { goToOpen } from '../features/closing/go-to-open.ts'
import { ENTRY_ACTIONS, type EntryTools } from '../features/entry/entry-actions.ts'
import { hasLeft, otherEndOf } from '../features/entry/store/session-state.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { deedButton } from '../ui/deed-button.ts'
import type { Stores } from './create-stores.ts'
import { may } from './person.ts'
import type { PageName, Pages } from './use-pages.ts'

/** What every action of the window works on. */
export type WindowTools = {
  readonly stores: Stores
  readonly today: string
  readonly pages: Pages
  readonly showKeys: () => void
  readonly showPalette: () => void
  readonly switchColors: () => void
}

const goToDay =
  (dayAfter: (day: string) => string) =>
  ({ stores }: WindowTools) =>
    void stores.day.goTo(dayAfter(stores.day.view.getState().day))

const turnTo =
  (page: PageName) =>
  ({ pages }: WindowTools) =>
    pages.show(pages.page === page ? 'session' : page)

const isEmptyDesk = ({ pages, stores }: WindowTools) =>
  pages.page === 'session' && stores.desk.view.getState().current === null

/** Whether the session on screen is one that its own screen corrects, or a correction. */
function isCorrectedOnScreen({ pages, stores }: WindowTools): boolean {
  const view = stores.desk.view.getState().current?.view.getState()
  return pages.page === 'session' && view !== undefined && (otherEndOf(view) !== null || hasLeft(view))
}

/** The session that the page at hand is about; null where it is about none. */
function sessionAtHand({ pages, stores }: WindowTools): SessionId | null {
  if (pages.page === 'review') {
    const { rows, chosen } = stores.review.view.getState()
    return rows[chosen]?.id ?? null
  }
  return stores.desk.view.getState().current?.view.getState().id ?? null
}

const EVERYWHERE: readonly Omit<Action<WindowTools>, 'group'>[] = [
  { title: 'find an action by its words', chords: ['Ctrl+KeyK'], run: ({ showPalette }) => showPalette() },
  {
    title: 'new session',
    chords: ['Alt+KeyN', 'Ctrl+KeyN'],
    applies: ({ stores }) => may(stores.person, 'enter'),
    run: ({ pages }) => pages.startNew(),
  },
  {
    title: 'back to the session before, and back again',
    chords: ['Alt+KeyB'],
    applies: ({ stores }) => stores.desk.view.getState().earlier !== null,
    run: ({ stores, pages }) => {
      pages.show('session')
      void stores.desk.switchBack()
    },
  },
  {
    title: 'search sessions',
    chords: ['/', 'Alt+KeyF'],
    run: () => document.getElementById(SEARCH_FIELD)?.focus(),
  },
  { title: 'day before', chords: ['Alt+PageUp'], run: goToDay(day => shiftDay(day, -1)) },
  { title: 'day after', chords: ['Alt+PageDown'], run: goToDay(day => shiftDay(day, 1)) },
  {
    title: 'today',
    chords: ['Alt+Home'],
    run: ({ stores, today }) => void stores.day.goTo(today),
  },
  {
    title: 'codes: search, then Enter opens one; Escape goes back',
    chords: ['Alt+KeyO'],
    run: ({ pages }) => pages.openCode(null),
  },
  { title: 'code sets: what is loaded, load more', chords: ['Alt+KeyV'], run: turnTo('code-sets') },
  {
    title: 'choose files of code sets',
    chords: ['Ctrl+KeyO'],
    applies: ({ pages }) => pages.page === 'code-sets' && deedButton(CHOOSE_DEED) !== null,
    run: () => deedButton(CHOOSE_DEED)?.click(),
  },
  {
    title: 'cancel the loading of code sets',
    chords: ['Alt+Delete'],
    applies: ({ pages }) => pages.page === 'code-sets' && deedButton(CANCEL_DEED) !== null,
    run: () => deedButton(CANCEL_DEED)?.click(),
  },
  { title: 'missing charges', chords: ['Alt+KeyY'], run: turnTo('missing') },
  { title: 'expected exams: bring in a list', chords: ['Alt+Shift+KeyE'], run: turnTo('exams') },
  {
    title: 'choose files of expected exams',
    chords: ['Ctrl+KeyO'],
    applies: ({ pages }) => pages.page === 'exams',
    run: () => deedButton(CHOOSE_EXAMS_DEED)?.click(),
  },
  {
    title: 'import the rows shown',
    chords: ['Ctrl+Enter'],
    applies: ({ pages }) => pages.page === 'exams',
    run: ({ stores }) => void stores.imports.importTable(),
  },
  {
    title: 'ask the worklist server for the day',
    chords: ['Alt+Shift+KeyA'],
    applies: ({ pages }) => pages.page === 'exams',
    run: ({ stores }) => void stores.imports.query(stores.day.view.getState().day),
  },
  {
    title: 'read the watched folder now',
    chords: ['Alt+KeyR'],
    applies: ({ pages }) => pages.page === 'exams',
    run: ({ stores }) => void stores.imports.checkFolder(),
  },
  {
    title: 'review: what is held, to decide, to approve; from an opened session back to it',
    chords: ['Alt+Shift+KeyR'],
    run: turnTo('review'),
  },
  { title: 'export page', chords: ['Alt+KeyE'], run: turnTo('export') },
  {
    title: 'export now',
    chords: ['Ctrl+Enter'],
    applies: ({ pages }) => pages.page === 'export',
    run: ({ stores }) => void stores.exports.run(),
  },
  {
    title: 'find a session that has left, to correct or void it',
    chords: ['Alt+Shift+KeyK'],
    applies: tools =>
      (may(tools.stores.person, 'correct') || may(tools.stores.person, 'void')) &&
      !isCorrectedOnScreen(tools),
    run: ({ pages }) => (pages.page === 'correct' ? pages.show('session') : pages.findExported(null)),
  },
  {
    title: 'story of the session: who did what, what left, what took its place',
    chords: ['Alt+Shift+KeyH'],
    run: tools =>
      tools.pages.page === 'story'
        ? tools.pages.show('session')
        : tools.pages.openStory(sessionAtHand(tools)),
  },
  { title: 'day close: reconcile, sign, earlier closes', chords: ['Alt+Shift+KeyC'], run: turnTo('closing') },
  {
    title: 'go to what is open on the day, then to the signature',
    chords: ['Alt+KeyG'],
    applies: ({ pages }) => pages.page === 'closing',
    run: ({ stores }) => void goToOpen(stores.closing),
  },
  {
    title: 'sign and close the day',
    chords: ['Ctrl+Enter'],
    applies: ({ pages }) => pages.page === 'closing',
    run: ({ stores }) => void stores.closing.close(),
  },
  {
    title: 'destinations: what is agreed with each receiver',
    chords: ['Alt+Shift+KeyD'],
    run: turnTo('destinations'),
  },
  {
    title: 'save the sheet of the destination',
    chords: ['Ctrl+Enter'],
    applies: ({ pages, stores }) =>
      pages.page === 'destinations' && stores.destinations.view.getState().edited !== null,
    run: ({ stores }) => void stores.destinations.save(),
  },
  { title: 'quick picks: rename, remove', chords: ['Alt+Shift+KeyQ'], run: turnTo('quick-picks') },
  { title: 'devices; a scan there finds or adds one', chords: ['Alt+KeyU'], run: turnTo('devices') },
  { title: 'reports', chords: ['Alt+Shift+KeyP'], run: turnTo('reports') },
  {
    title: 'report: the period before',
    chords: ['Alt+Comma'],
    applies: ({ pages }) => pages.page === 'reports',
    run: ({ stores }) => void stores.reports.shift(-1),
  },
  {
    title: 'report: the period after',
    chords: ['Alt+Period'],
    applies: ({ pages }) => pages.page === 'reports',
    run: ({ stores }) => void stores.reports.shift(1),
  },
  {
    title: 'report: save as CSV',
    chords: ['Ctrl+KeyS'],
    applies: ({ pages }) => pages.page === 'reports',
    run: ({ stores }) => void stores.reports.save('csv'),
  },
  {
    title: 'report: save as PDF',
    chords: ['Ctrl+Shift+KeyS'],
    applies: ({ pages }) => pages.page === 'reports',
    run: ({ stores }) => void stores.reports.save('pdf'),
  },
  {
    title: 'report: cancel the counting',
    chords: ['Alt+Delete'],
    applies: ({ pages, stores }) =>
      pages.page === 'reports' && stores.reports.view.getState().progress !== null,
    run: ({ stores }) => void stores.reports.cancel(),
  },
  { title: 'audit trail', chords: ['Alt+KeyA'], run: turnTo('audit') },
  { title: 'downtime forms: print blank ones, type one', chords: ['Alt+KeyW'], run: turnTo('downtime') },
  {
    title: 'backup: newest good one, rehearse a restore, recovery code',
    chords: ['Alt+Shift+KeyB'],
    run: turnTo('backup'),
  },
  {
    title: 'back up now',
    chords: ['Ctrl+Enter'],
    applies: ({ pages }) => pages.page === 'backup',
    run: ({ stores }) => void stores.backup.backUp(),
  },
  { title: 'support report: what it holds, save it', chords: ['Alt+Shift+KeyG'], run: turnTo('support') },
  { title: 'people: roles, PINs, accounts, sealed codes', chords: ['Alt+Shift+KeyU'], run: turnTo('people') },
  { title: 'settings', chords: ['Alt+KeyS'], run: turnTo('settings') },
  {
    title: 'lock the desk; somebody else can sign in',
    chords: ['Alt+Shift+KeyS'],
    applies: ({ stores }) => stores.person.name !== null,
    run: ({ stores }) => stores.person.lock(),
  },
  { title: 'light or dark', chords: ['Alt+Shift+KeyL'], run: ({ switchColors }) => switchColors() },
  {
    title: 'take back the draft that was a correction',
    chords: ['Alt+KeyZ'],
    applies: ({ pages, stores }) =>
      pages.page === 'session' && stores.desk.view.getState().discarded !== null,
    run: ({ stores }) => void stores.desk.restore(),
  },
  {
    title: 'take back the session discarded last',
    chords: ['Ctrl+KeyZ'],
    applies: tools => isEmptyDesk(tools) && tools.stores.desk.view.getState().discarded !== null,
    run: ({ stores }) => void stores.desk.restore(),
  },
  { title: 'all keys', chords: ['?', 'F1'], run: ({ showKeys }) => showKeys() },
]

function entryTools({ pages, stores }: WindowTools): EntryTools | null {
  const { current } = stores.desk.view.getState()
  if (pages.page !== 'session' || current === null) return null
  return { session: current, desk: stores.desk, picks: stores.picks, downtime: stores.downtime }
}

/** Every action of the program. The keys, the sheet of keys and the command palette all read this one list. */
export const ACTIONS: readonly Action<WindowTools>[] = [
  ...EVERYWHERE.map(action => ({ ...action, group: 'Everywhere' })),
  ...ENTRY_ACTIONS.map(widen(entryTools)),
]

/** Does what a chord stands for as things stand; true when it stands for something. */
export function pressChord(tools: WindowTools, chord: string): boolean {
  const action = actionOfChord(ACTIONS, tools, chord)
  action?.run(tools, chord)
  return action !== undefined
}
