import { useCallback, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { RunningStatus } from '#shared/contract/app.ts'
import { AuditPage } from '../features/audit/AuditPage.tsx'
import { DayList } from '../features/day-list/DayList.tsx'
import { DevicesPage } from '../features/devices/DevicesPage.tsx'
import { DeskContext } from '../features/entry/desk-context.ts'
import { EntryScreen } from '../features/entry/EntryScreen.tsx'
import { ExportPage } from '../features/export/ExportPage.tsx'
import { DowntimePage } from '../features/downtime/DowntimePage.tsx'
import { PrintedForms } from '../features/downtime/PrintedForms.tsx'
import { QuickPicksPage } from '../features/quick-picks/QuickPicksPage.tsx'
import { CodeSetsPage } from '../features/reference/code-sets/CodeSetsPage.tsx'
import { CodesPage } from '../features/reference/codes/CodesPage.tsx'
import { DropTarget } from '../features/reference/DropTarget.tsx'
import { ReferenceContext } from '../features/reference/reference-context.ts'
import { SettingsPage } from '../features/settings/SettingsPage.tsx'
import type { Stores } from './create-stores.ts'
import { CommandPalette } from './CommandPalette.tsx'
import { deviceReader, plainCodeReader } from './device-readers.ts'
import { KeySheet } from './KeySheet.tsx'
import { Notices } from './Notices.tsx'
import classes from './Shell.module.css'
import { TopBar } from './TopBar.tsx'
import { TrainingBanner } from './TrainingBanner.tsx'
import { useColors } from './use-colors.ts'
import { switchLog } from './switch-log.ts'
import { type Pages, usePages } from './use-pages.ts'
import { useSaveOnLeave } from './use-save-on-leave.ts'
import { useScanner } from './use-scanner.ts'
import { useShortcuts } from './use-shortcuts.ts'

type ShellProps = { readonly status: RunningStatus; readonly stores: Stores }

/** The window: the day at the left, the session or a page beside it. */
export function Shell({ status, stores }: ShellProps) {
  const pages = usePages(stores, status.today)
  const [keysShown, setKeysShown] = useState(false)
  const [paletteShown, setPaletteShown] = useState(false)
  const showKeys = () => setKeysShown(true)
  const showPalette = () => setPaletteShown(true)
  const { switchColors } = useColors()
  const tools = { stores, today: status.today, pages, showKeys, showPalette, switchColors }

  useSaveOnLeave(stores.desk)
  const readers = useMemo(
    () => [deviceReader(stores, pages), plainCodeReader(stores, pages)],
    [stores, pages],
  )
  const scanner = useScanner(stores, readers)
  useShortcuts(tools, scanner)
  const { show, openCode } = pages
  const desk = useMemo(
    () => ({
      desk: stores.desk,
      picks: stores.picks,
      diagnoses: stores.diagnoses,
      status,
      openCode,
      openCodeSets: () => show('code-sets'),
    }),
    [stores, status, openCode, show],
  )
  const reference = useMemo(
    () => ({ stores: stores.reference, today: status.today, openCode }),
    [stores, status, openCode],
  )
  const load = useCallback(
    (files: readonly File[]) => {
      show('code-sets')
      void stores.reference.imports.start(files)
    },
    [show, stores],
  )

  return (
    <DeskContext value={desk}>
      <ReferenceContext value={reference}>
        <div className={classes.shell}>
          <TrainingBanner status={status} />
          <TopBar status={status} stores={stores} pages={pages} onKeys={showKeys} onPalette={showPalette} />
          <Notices notices={status.notices} />
          <Body status={status} stores={stores} pages={pages} />
        </div>
        <DropTarget onFiles={load} />
        <PrintedForms store={stores.downtime} />
        <CommandPalette tools={tools} opened={paletteShown} onClose={() => setPaletteShown(false)} />
        <KeySheet opened={keysShown} onClose={() => setKeysShown(false)} />
      </ReferenceContext>
    </DeskContext>
  )
}

function Body({ status, stores, pages }: ShellProps & { readonly pages: Pages }) {
  const current = useStore(stores.desk.view, view => view.current)
  const day = useStore(stores.day.view, view => view.day)
  const { page, show, open, startNew } = pages
  const toSession = () => show('session')
  return (
    <div className={classes.body}>
      <DayList
        store={stores.day}
        today={status.today}
        openId={page === 'session' ? (current?.view.getState().id ?? null) : null}
        onOpen={open}
        onNew={startNew}
      />
      <div className={classes.session} hidden={page !== 'session'}>
        <EntryScreen onNew={startNew} />
      </div>
      {page === 'export' && (
        <ExportPage store={stores.exports} day={day} onOpenSession={open} onClose={toSession} />
      )}
      {page === 'audit' && <AuditPage store={stores.audit} onOpenSession={open} onClose={toSession} />}
      {page === 'devices' && <DevicesPage store={stores.devices} onClose={toSession} />}
      {page === 'codes' && <CodesPage onClose={toSession} />}
      {page === 'code-sets' && <CodeSetsPage onClose={toSession} />}
      {page === 'downtime' && (
        <DowntimePage store={stores.downtime} onOpenSession={open} onClose={toSession} />
      )}
      {page === 'quick-picks' && <QuickPicksPage store={stores.picks} onClose={toSession} />}
      {page === 'settings' && (
        <SettingsPage
          store={stores.settings}
          status={status}
          onSwitchLog={() => void switchLog(stores, status)}
          onClose={toSession}
        />
      )}
    </div>
  )
}
