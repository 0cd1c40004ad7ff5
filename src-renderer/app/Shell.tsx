import { useCallback, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { RunningStatus } from '#shared/contract/app.ts'
import { DayList } from '../features/day-list/DayList.tsx'
import { DeskContext } from '../features/entry/desk-context.ts'
import { EntryScreen } from '../features/entry/EntryScreen.tsx'
import { ExportPage } from '../features/export/ExportPage.tsx'
import { ImportPage } from '../features/worklist/ImportPage.tsx'
import { MissingPage } from '../features/worklist/MissingPage.tsx'
import { SettingsPage } from '../features/settings/SettingsPage.tsx'
import type { Stores } from './create-stores.ts'
import { KeySheet } from './KeySheet.tsx'
import { Notices } from './Notices.tsx'
import { ScanBar } from './ScanBar.tsx'
import classes from './Shell.module.css'
import { TopBar } from './TopBar.tsx'
import { useNoFileDrop } from './use-no-file-drop.ts'
import { type Pages, usePages } from './use-pages.ts'
import { useSaveOnLeave } from './use-save-on-leave.ts'
import { useScanner } from './use-scanner.ts'
import { useShortcuts } from './use-shortcuts.ts'

type ShellProps = { readonly status: RunningStatus; readonly stores: Stores }

/** The window: the day at the left, the session or a page beside it. */
export function Shell({ status, stores }: ShellProps) {
  const pages = usePages(stores)
  const [keysShown, setKeysShown] = useState(false)
  const showKeys = () => setKeysShown(true)

  useSaveOnLeave(stores.desk)
  useNoFileDrop()
  const scans = useScanner(stores, pages)
  useShortcuts({ stores, pages, showKeys, scanner: scans.scanner })
  useEffect(() => {
    if (pages.page !== 'session') document.getElementById('page-title')?.focus()
  }, [pages.page])

  return (
    <DeskContext value={{ desk: stores.desk, status }}>
      <div className={classes.shell}>
        <TopBar
          status={status}
          day={stores.day}
          worklist={stores.worklist}
          page={pages.page}
          onPage={pages.show}
          onKeys={showKeys}
        />
        <ScanBar scans={scans} />
        <Notices notices={status.notices} />
        <Body status={status} stores={stores} pages={pages} />
      </div>
      <KeySheet opened={keysShown} onClose={() => setKeysShown(false)} />
    </DeskContext>
  )
}

function Body({ status, stores, pages }: ShellProps & { readonly pages: Pages }) {
  const current = useStore(stores.desk.view, view => view.current)
  const day = useStore(stores.day.view, view => view.day)
  const folderProblem = useStore(stores.worklist.view, view => view.standing.folderProblem)
  const { page, show, open, openExam, startNew } = pages
  const toSession = useCallback(() => show('session'), [show])
  return (
    <div className={classes.body}>
      <DayList
        store={stores.day}
        worklist={stores.worklist}
        today={status.today}
        openId={page === 'session' ? (current?.view.getState().id ?? null) : null}
        onOpen={open}
        onOpenExam={openExam}
        onNew={startNew}
      />
      {page === 'session' && <EntryScreen onNew={startNew} />}
      {page === 'export' && (
        <ExportPage store={stores.exports} day={day} onOpenSession={open} onClose={toSession} />
      )}
      {page === 'missing' && (
        <MissingPage store={stores.worklist} today={status.today} onOpenExam={openExam} onClose={toSession} />
      )}
      {page === 'import' && (
        <ImportPage
          store={stores.imports}
          day={day}
          folderProblem={folderProblem}
          onSettings={() => show('settings')}
          onClose={toSession}
        />
      )}
      {page === 'settings' && <SettingsPage store={stores.settings} status={status} onClose={toSession} />}
    </div>
  )
}
