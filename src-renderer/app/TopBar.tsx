import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { RunningStatus } from '#shared/contract/app.ts'
import { COUNTED_UP_TO } from '#shared/contract/review.ts'
import { dayInWords } from '../features/day-list/calendar-day.ts'
import type { DayStore } from '../features/day-list/day-store.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { ImportAnnouncer, ImportMark } from '../features/reference/ImportMark.tsx'
import type { ExportStore } from '../features/export/export-store.ts'
import { countOfAnswers } from '../features/export/refusal-words.ts'
import { countInWords } from '../features/review/queue-words.ts'
import type { ReviewStore } from '../features/review/review-store.ts'
import type { WorklistStore } from '../features/worklist/worklist-store.ts'
import type { Stores } from './create-stores.ts'
import { may, type Person } from './person.ts'
import { useColors } from './use-colors.ts'
import type { PageName, Pages } from './use-pages.ts'
import classes from './TopBar.module.css'

export type TopBarProps = {
  readonly status: RunningStatus
  readonly stores: Stores
  readonly pages: Pages
  readonly onKeys: () => void
  readonly onPalette: () => void
}

/** The day shown, the state of the log, and the way to the pages. */
export function TopBar({ status, stores, pages, onKeys, onPalette }: TopBarProps) {
  return (
    <header className={classes.bar}>
      <span className={classes.product}>Chargemark</span>
      <ShownDay day={stores.day} />
      <span className={classes.space} />
      <MissingCount worklist={stores.worklist} pages={pages} />
      <ReviewCount review={stores.review} pages={pages} />
      <KeyNote status={status} />
      <PageButton pages={pages} page="codes" shortcut="Alt+O" onOpen={() => pages.openCode(null)}>
        Codes
      </PageButton>
      <PageButton pages={pages} page="code-sets" shortcut="Alt+V">
        Code sets
        <ImportMark store={stores.reference.imports} />
      </PageButton>
      {may(stores.person, 'export') && (
        <PageButton pages={pages} page="export" shortcut="Alt+E">
          Export
          <AnswerCount exports={stores.exports} />
        </PageButton>
      )}
      <PageButton pages={pages} page="settings" shortcut="Alt+S">
        Settings
      </PageButton>
      <Button look="quiet" shortcut="Ctrl+K" onClick={onPalette}>
        Actions
      </Button>
      <SchemeToggle />
      <Button look="quiet" shortcut="?" onClick={onKeys}>
        Keys
      </Button>
      <AtTheDesk person={stores.person} />
      <ImportAnnouncer store={stores.reference.imports} />
    </header>
  )
}

/** What is missing, always in sight. From earlier days it is red and says so. */
function MissingCount({ worklist, pages }: { readonly worklist: WorklistStore; readonly pages: Pages }) {
  const { missingToday, missingEarlier } = useStore(worklist.view, view => view.standing)
  const late = missingEarlier > 0
  const all = `${missingToday + missingEarlier} missing`
  return (
    <Button
      look="quiet"
      className={late ? classes.late : undefined}
      icon={late ? 'warn' : missingToday > 0 ? 'missing' : 'complete'}
      shortcut="Alt+Y"
      aria-pressed={pages.page === 'missing'}
      onClick={() => pages.show(pages.page === 'missing' ? 'session' : 'missing')}
    >
      {late ? `${all} · ${missingEarlier} earlier` : all}
    </Button>
  )
}

/** What waits for a reviewer, always in sight. */
function ReviewCount({ review, pages }: { readonly review: ReviewStore; readonly pages: Pages }) {
  const due = useStore(review.view, view => view.due)
  return (
    <PageButton pages={pages} page="review" shortcut="Alt+Shift+R">
      <Icon name="review" />
      Review <b>{countInWords(due, COUNTED_UP_TO)}</b>
    </PageButton>
  )
}

/** Refusals of receivers, and answers that matched nothing and nobody has seen; nothing where there are none. */
function AnswerCount({ exports }: { readonly exports: ExportStore }) {
  const count = useStore(exports.view, view => countOfAnswers(view.answers))
  if (count === 0) return null
  return (
    <>
      <Icon name="review" />
      <b>{count}</b>
      <span className="visually-hidden">{count === 1 ? 'answer to deal with' : 'answers to deal with'}</span>
    </>
  )
}

type PageButtonProps = {
  readonly pages: Pages
  readonly page: PageName
  readonly shortcut: string
  readonly onOpen?: () => void
  readonly children: ReactNode
}

/** Leads to a page, and from there back to the session. The pages that are seldom wanted stand among the actions. */
function PageButton({ pages, page, shortcut, onOpen = () => pages.show(page), children }: PageButtonProps) {
  const isHere = pages.page === page
  return (
    <Button
      look="quiet"
      shortcut={shortcut}
      aria-pressed={isHere}
      onClick={() => (isHere ? pages.show('session') : onOpen())}
    >
      {children}
    </Button>
  )
}

function ShownDay({ day }: { readonly day: DayStore }) {
  const shown = useStore(day.view, view => view.day)
  return <p className={classes.day}>{dayInWords(shown)}</p>
}

/** Where the key of the log is kept. A key in a file is said in words, for it is the weaker keeping. */
function KeyNote({ status }: { readonly status: RunningStatus }) {
  const { keyVault, encryption } = status
  return (
    <Tooltip
      label={`${encryption.sentence} ${keyVault.sentence}`}
      multiline
      w={340}
      events={{ hover: true, focus: true, touch: true }}
      transitionProps={{ duration: 0 }}
    >
      <button type="button" className={classes.key}>
        <Icon name="lock" />
        <span>{keyVault.kind === 'os-key-store' ? 'Encrypted' : 'Encrypted · key in a file'}</span>
      </button>
    </Tooltip>
  )
}

/** Who is at the desk. The button locks it, so that somebody else can sign in. */
function AtTheDesk({ person: { name, lock } }: { readonly person: Person }) {
  if (name === null) return null
  return (
    <Button
      look="quiet"
      className={classes.person}
      icon="lock"
      shortcut="Alt+Shift+S"
      title={`${name}. Locks the desk.`}
      onClick={lock}
    >
      <span className={classes.name}>{name}</span>
      <span className="visually-hidden">(lock the desk)</span>
    </Button>
  )
}

function SchemeToggle() {
  const { next, switchColors } = useColors()
  return (
    <IconButton
      icon={next}
      label={`Switch to ${next} colors`}
      shortcut="Alt+Shift+L"
      onClick={switchColors}
    />
  )
}
