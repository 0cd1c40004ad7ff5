import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { RunningStatus } from '#shared/contract/app.ts'
import { AuditPage } from '../features/audit/AuditPage.tsx'
import { DayList } from '../features/day-list/DayList.tsx'
import { DevicesPage } from '../features/devices/DevicesPage.tsx'
import { DeskContext } from '../features/entry/desk-context.ts'
import { EntryScreen } from '../features/entry/EntryScreen.tsx'
import { ExportPage } from '../features/export/ExportPage.tsx'
import { SettingsPage } from '../features/settings/SettingsPage.tsx'
import type { Stores } from './create-stores.ts'
import { deviceReader, plainCodeReader } from './device-readers.ts'
import { KeySheet } from './KeySheet.tsx'
import { Notices } from './Notices.tsx'
import classes from './Shell.module.css'
import { TopBar } from './TopBar.tsx'
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
  const readers = useMemo(
    () => [deviceReader(stores, pages), plainCodeReader(stores, pages)],
    [stores, pages],
  )
  const scanner = useScanner(stores, readers)
  useShortcuts({ stores, pages, showKeys, scanner })
  useEffect(() => {
    if (pages.page !== 'session') document.getElementById('page-title')?.focus()
  }, [pages.page])

  return (
    <DeskContext value={{ desk: stores.desk, status }}>
      <div className={classes.shell}>
        <TopBar status={status} day={stores.day} page={pages.page} onPage={pages.show} onKeys={showKeys} />
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
      {page === 'session' && <EntryScreen onNew={startNew} />}
      {page === 'export' && (
        <ExportPage store={stores.exports} day={day} onOpenSession={open} onClose={toSession} />
      )}
      {page === 'audit' && <AuditPage store={stores.audit} onOpenSession={open} onClose={toSession} />}
      {page === 'devices' && <DevicesPage store={stores.devices} onClose={toSession} />}
      {page === 'settings' && <SettingsPage store={stores.settings} status={status} onClose={toSession} />}
    </div>
  )
}
