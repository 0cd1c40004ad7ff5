import { Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useStore } from 'zustand'
import type { RunningStatus } from '#shared/contract/app.ts'
import { dayInWords } from '../features/day-list/calendar-day.ts'
import type { DayStore } from '../features/day-list/day-store.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { ImportAnnouncer, ImportMark } from '../features/reference/ImportMark.tsx'
import type { Stores } from './create-stores.ts'
import type { PageName, Pages } from './use-pages.ts'
import classes from './TopBar.module.css'

export type TopBarProps = {
  readonly status: RunningStatus
  readonly stores: Stores
  readonly pages: Pages
  readonly onKeys: () => void
}

/** The day shown, the state of the log, and the way to the pages. */
export function TopBar({ status, stores, pages, onKeys }: TopBarProps) {
  const { page, show } = pages
  return (
    <header className={classNames(classes.bar, status.demo && classes.demo)}>
      <span className={classes.product}>Chargemark</span>
      {status.demo && <strong className={classes.training}>Demo · invented patients</strong>}
      <ShownDay day={stores.day} />
      <span className={classes.space} />
      <KeyNote status={status} />
      <Button
        look="quiet"
        shortcut="Alt+I"
        aria-pressed={page === 'codes'}
        onClick={() => (page === 'codes' ? show('session') : pages.openCode(null))}
      >
        Codes
      </Button>
      <Button
        look="quiet"
        shortcut="Alt+V"
        aria-pressed={page === 'code-sets'}
        onClick={() => show(other(page, 'code-sets'))}
      >
        Code sets
        <ImportMark store={stores.reference.imports} />
      </Button>
      <Button
        look="quiet"
        shortcut="Alt+E"
        aria-pressed={page === 'export'}
        onClick={() => show(other(page, 'export'))}
      >
        Export
      </Button>
      <Button
        look="quiet"
        shortcut="Alt+U"
        aria-pressed={page === 'devices'}
        onClick={() => show(other(page, 'devices'))}
      >
        Devices
      </Button>
      <Button
        look="quiet"
        shortcut="Alt+S"
        aria-pressed={page === 'settings'}
        onClick={() => show(other(page, 'settings'))}
      >
        Settings
      </Button>
      <Button
        look="quiet"
        shortcut="Alt+A"
        aria-pressed={page === 'audit'}
        onClick={() => show(other(page, 'audit'))}
      >
        Audit
      </Button>
      <SchemeToggle />
      <Button look="quiet" shortcut="?" onClick={onKeys}>
        Keys
      </Button>
      <ImportAnnouncer store={stores.reference.imports} />
    </header>
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
        <span>{keyVault.kind === 'os-key-store' ? 'Encrypted' : 'Encrypted · key in a file'}</span>
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
