import { Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useStore } from 'zustand'
import type { RunningStatus } from '#shared/contract/app.ts'
import { dayInWords } from '../features/day-list/calendar-day.ts'
import type { DayStore } from '../features/day-list/day-store.ts'
import type { WorklistStore } from '../features/worklist/worklist-store.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import type { PageName } from './use-pages.ts'
import classes from './TopBar.module.css'

export type TopBarProps = {
  readonly status: RunningStatus
  readonly day: DayStore
  readonly worklist: WorklistStore
  readonly page: PageName
  readonly onPage: (page: PageName) => void
  readonly onKeys: () => void
}

/** The day shown, the state of the log, and the way to the pages. */
export function TopBar({ status, day, worklist, page, onPage, onKeys }: TopBarProps) {
  return (
    <header className={classNames(classes.bar, status.demo && classes.demo)}>
      <span className={classes.product}>Chargemark</span>
      {status.demo && <strong className={classes.training}>Demo · invented patients</strong>}
      <ShownDay day={day} />
      <span className={classes.space} />
      <MissingCount worklist={worklist} page={page} onPage={onPage} />
      <KeyNote status={status} />
      <Button
        look="quiet"
        shortcut="Alt+I"
        aria-pressed={page === 'import'}
        onClick={() => onPage(other(page, 'import'))}
      >
        Exams
      </Button>
      <Button
        look="quiet"
        shortcut="Alt+E"
        aria-pressed={page === 'export'}
        onClick={() => onPage(other(page, 'export'))}
      >
        Export
      </Button>
      <Button
        look="quiet"
        shortcut="Alt+S"
        aria-pressed={page === 'settings'}
        onClick={() => onPage(other(page, 'settings'))}
      >
        Settings
      </Button>
      <SchemeToggle />
      <Button look="quiet" shortcut="?" onClick={onKeys}>
        Keys
      </Button>
    </header>
  )
}

/** What is missing, always in sight. From earlier days it is red and says so. */
function MissingCount({ worklist, page, onPage }: Pick<TopBarProps, 'worklist' | 'page' | 'onPage'>) {
  const { missingToday, missingEarlier } = useStore(worklist.view, view => view.standing)
  const late = missingEarlier > 0
  const words = late
    ? `${missingToday + missingEarlier} missing · ${missingEarlier} earlier`
    : `${missingToday} missing`
  return (
    <Button
      look="quiet"
      className={late ? classes.late : undefined}
      icon={late ? 'warn' : missingToday > 0 ? 'missing' : 'complete'}
      shortcut="Alt+W"
      aria-pressed={page === 'missing'}
      onClick={() => onPage(other(page, 'missing'))}
    >
      {words}
    </Button>
  )
}

function other(page: PageName, wanted: PageName): PageName {
  return page === wanted ? 'session' : wanted
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
        {keyVault.kind === 'os-key-store' ? 'Encrypted' : 'Encrypted · key in a file'}
      </button>
    </Tooltip>
  )
}

function SchemeToggle() {
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  const next = scheme === 'light' ? 'dark' : 'light'
  return <IconButton icon={next} label={`Switch to ${next} colors`} onClick={() => setColorScheme(next)} />
}
