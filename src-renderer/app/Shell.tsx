import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { RunningStatus } from '#shared/contract/app.ts'
import { AuditPage } from '../features/audit/AuditPage.tsx'
import { BackupPage } from '../features/backup/BackupPage.tsx'
import { ClosingPage } from '../features/closing/ClosingPage.tsx'
import { DayList } from '../features/day-list/DayList.tsx'
import { DevicesPage } from '../features/devices/DevicesPage.tsx'
import { DeskContext } from '../features/entry/desk-context.ts'
import { EntryScreen } from '../features/entry/EntryScreen.tsx'
import { ExportPage } from '../features/export/ExportPage.tsx'
import { DowntimePage } from '../features/downtime/DowntimePage.tsx'
import { PrintedSpecification } from '../features/destinations/SpecificationView.tsx'
import { PrintedForms } from '../features/downtime/PrintedForms.tsx'
import { QuickPicksPage } from '../features/quick-picks/QuickPicksPage.tsx'
import { CodeSetsPage } from '../features/reference/code-sets/CodeSetsPage.tsx'
import { CodesPage } from '../features/reference/codes/CodesPage.tsx'
import { DropTarget } from '../features/reference/DropTarget.tsx'
import { ReferenceContext } from '../features/reference/reference-context.ts'
import { ReviewPage } from '../features/review/ReviewPage.tsx'
import { SettingsPage } from '../features/settings/SettingsPage.tsx'
import { FindExportedPage } from '../features/story/FindExportedPage.tsx'
import { PrintedStory, StoryPage } from '../features/story/StoryPage.tsx'
import { SupportPage } from '../features/support/SupportPage.tsx'
import { EmergencyNotices } from '../features/users/EmergencyNotices.tsx'
import { FirstPersonPage } from '../features/users/FirstPersonPage.tsx'
import { OwnPinGroup } from '../features/users/OwnPinGroup.tsx'
import { PeoplePage } from '../features/users/PeoplePage.tsx'
import { ImportPage, sentOf } from '../features/worklist/ImportPage.tsx'
import { MissingPage } from '../features/worklist/MissingPage.tsx'
import { accessionReader, unknownNumberReader } from './accession-reader.ts'
import type { Stores } from './create-stores.ts'
import { CommandPalette } from './CommandPalette.tsx'
import { DeniedPage } from './DeniedPage.tsx'
import { deviceReader, plainCodeReader } from './device-readers.ts'
import { downtimeReader } from './downtime-reader.ts'
import { KeySheet } from './KeySheet.tsx'
import { leaveForRestore } from './leave-for-restore.ts'
import { Notices } from './Notices.tsx'
import { ScanBar } from './ScanBar.tsx'
import type { ScanNote } from './scan-note.ts'
import classes from './Shell.module.css'
import { SETTINGS_LINKS } from './settings-links.ts'
import { TopBar } from './TopBar.tsx'
import { TrainingBanner } from './TrainingBanner.tsx'
import { useColors } from './use-colors.ts'
import { switchLog } from './switch-log.ts'
import { mayNot } from '#shared/domain/rights.ts'
import { may } from './person.ts'
import { pageNeeds } from './page-rights.ts'
import { type Pages, usePages } from './use-pages.ts'
import { useSaveOnLeave } from './use-save-on-leave.ts'
import { useScanner } from './use-scanner.ts'
import { useShortcuts } from './use-shortcuts.ts'

/** Read when it is first shown: the program starts without it. */
const DestinationsPage = lazy(() => import('../features/destinations/DestinationsPage.tsx'))
const ReportsPage = lazy(() => import('../features/reports/ReportsPage.tsx'))

type ShellProps = { readonly status: RunningStatus; readonly stores: Stores }

/** The window: the day at the left, the session or a page beside it. */
export function Shell({ status, stores }: ShellProps) {
  const pages = usePages(stores, status.today)
  const [keysShown, setKeysShown] = useState(false)
  const [paletteShown, setPaletteShown] = useState(false)
  const [scanNote, setScanNote] = useState<ScanNote | null>(null)
  const dismissScan = useCallback(() => setScanNote(null), [])
  const showKeys = () => setKeysShown(true)
  const showPalette = () => setPaletteShown(true)
  const { switchColors } = useColors()
  const tools = { stores, today: status.today, pages, showKeys, showPalette, switchColors }

  useSaveOnLeave(stores.desk)
  const readers = useMemo(
    () => [
      deviceReader(stores, pages),
      accessionReader({ stores, pages, say: setScanNote }),
      downtimeReader({ stores, pages, say: setScanNote }),
      plainCodeReader(stores, pages),
      unknownNumberReader({ stores, pages, say: setScanNote }),
    ],
    [stores, pages],
  )
  const scanner = useScanner(stores, readers)
  useShortcuts(tools, scanner)
  const { show, openCode, openStory, openSheet } = pages
  const desk = useMemo(
    () => ({
      desk: stores.desk,
      picks: stores.picks,
      diagnoses: stores.diagnoses,
      status,
      openCode,
      openCodeSets: () => show('code-sets'),
      openStory,
      openSheet: may(stores.person, 'administer') ? openSheet : null,
    }),
    [stores, status, openCode, openStory, openSheet, show],
  )
  const reference = useMemo(
    () => ({ stores: stores.reference, today: status.today, openCode }),
    [stores, status, openCode],
  )
  const isExams = pages.page === 'exams'
  const load = useCallback(
    (files: readonly File[]) => {
      if (isExams) return void stores.imports.take(files.map(sentOf))
      show('code-sets')
      void stores.reference.imports.start(files)
    },
    [isExams, show, stores],
  )

  return (
    <DeskContext value={desk}>
      <ReferenceContext value={reference}>
        <div className={classes.shell}>
          <TrainingBanner status={status} />
          <TopBar status={status} stores={stores} pages={pages} onKeys={showKeys} onPalette={showPalette} />
          <ScanBar note={scanNote} onDismiss={dismissScan} />
          <EmergencyNotices store={stores.people} />
          <Notices notices={status.notices} backup={stores.backup} />
          <Body status={status} stores={stores} pages={pages} />
        </div>
        <DropTarget words={isExams ? 'Drop to bring in exams' : 'Drop to load as code sets'} onFiles={load} />
        <PrintedForms store={stores.downtime} />
        <PrintedSpecification store={stores.destinations} />
        <PrintedStory store={stores.story} by={stores.person.name} />
        <CommandPalette tools={tools} opened={paletteShown} onClose={() => setPaletteShown(false)} />
        <KeySheet opened={keysShown} onClose={() => setKeysShown(false)} />
      </ReferenceContext>
    </DeskContext>
  )
}

function Body({ status, stores, pages }: ShellProps & { readonly pages: Pages }) {
  const current = useStore(stores.desk.view, view => view.current)
  const { page, show, open, openExam, startNew } = pages
  const needed = pageNeeds(page)
  const denied = needed !== null && !may(stores.person, needed) ? needed : null
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
      <div className={classes.session} hidden={page !== 'session'}>
        <EntryScreen onNew={startNew} />
      </div>
      {denied === null ? (
        <OpenPage status={status} stores={stores} pages={pages} />
      ) : (
        <DeniedPage right={denied} onClose={() => show('session')} />
      )}
    </div>
  )
}

/** The page beside the day list; nothing where the session stands there. */
function OpenPage({ status, stores, pages }: ShellProps & { readonly pages: Pages }) {
  const day = useStore(stores.day.view, view => view.day)
  const folderProblem = useStore(stores.worklist.view, view => view.standing.folderProblem)
  const { page, show, open, openAt, openExam, openSheet, findExported } = pages
  const toSession = () => show('session')
  return (
    <>
      {page === 'export' && (
        <ExportPage
          store={stores.exports}
          day={day}
          onOpenSession={open}
          onCloseDay={() => show('closing')}
          onDestinations={() => show('destinations')}
          onSheet={openSheet}
          onSessions={findExported}
          onClose={toSession}
        />
      )}
      {page === 'review' && (
        <ReviewPage store={stores.review} today={status.today} onOpenSession={openAt} onClose={toSession} />
      )}
      {page === 'missing' && (
        <MissingPage
          store={stores.worklist}
          today={status.today}
          onOpenExam={openExam}
          onBringIn={() => show('exams')}
          onClose={toSession}
        />
      )}
      {page === 'exams' && (
        <ImportPage
          store={stores.imports}
          day={day}
          folderProblem={folderProblem}
          onSettings={() => show('settings')}
          onClose={toSession}
        />
      )}
      {page === 'closing' && (
        <ClosingPage
          store={stores.closing}
          day={day}
          today={status.today}
          onOpenRow={({ examId, sessionId }) => {
            if (sessionId !== null) open(sessionId)
            else if (examId !== null) openExam({ id: examId, sessionId })
          }}
          onMark={(exam, reason, note) => void stores.worklist.markNoCharge(exam, reason, note)}
          onExpectAgain={exam => void stores.worklist.expectAgain(exam)}
          onGoTo={next => void stores.day.goTo(next)}
          onClose={toSession}
        />
      )}
      {page === 'correct' && (
        <FindExportedPage finder={stores.exported} onOpenSession={open} onClose={toSession} />
      )}
      {page === 'story' && (
        <StoryPage
          store={stores.story}
          onOpenSession={open}
          onTrail={
            may(stores.person, 'audit')
              ? accession => {
                  void stores.audit.setFilter({ about: accession })
                  show('audit')
                }
              : null
          }
          onClose={toSession}
        />
      )}
      {page === 'audit' && <AuditPage store={stores.audit} onOpenSession={open} onClose={toSession} />}
      {page === 'reports' && (
        <Suspense>
          <ReportsPage store={stores.reports} today={status.today} onClose={toSession} />
        </Suspense>
      )}
      {page === 'destinations' && (
        <Suspense>
          <DestinationsPage store={stores.destinations} onClose={toSession} />
        </Suspense>
      )}
      {page === 'devices' && <DevicesPage store={stores.devices} onClose={toSession} />}
      {page === 'codes' && <CodesPage onClose={toSession} />}
      {page === 'code-sets' && <CodeSetsPage onClose={toSession} />}
      {page === 'downtime' && (
        <DowntimePage store={stores.downtime} onOpenSession={open} onClose={toSession} />
      )}
      {page === 'quick-picks' && <QuickPicksPage store={stores.picks} onClose={toSession} />}
      {page === 'support' && <SupportPage store={stores.support} onClose={toSession} />}
      {page === 'backup' && (
        <BackupPage
          store={stores.backup}
          onRestore={status.demo ? null : () => void leaveForRestore(stores)}
          onClose={toSession}
        />
      )}
      {page === 'people' && stores.person.name !== null && (
        <PeoplePage store={stores.people} onClose={toSession} />
      )}
      {page === 'people' && stores.person.name === null && (
        <FirstPersonPage bridge={stores.bridge} onClose={toSession} />
      )}
      {page === 'settings' && (
        <SettingsPage
          store={stores.settings}
          backup={stores.backup}
          status={status}
          links={SETTINGS_LINKS.map(({ page: to, title, shortcut }) => ({
            title,
            shortcut,
            onOpen: () => show(to),
          }))}
          ownPin={
            stores.person.isPerson && <OwnPinGroup bridge={stores.bridge} name={stores.person.name ?? ''} />
          }
          readOnlyWhy={may(stores.person, 'administer') ? null : mayNot('administer')}
          onSwitchLog={() => void switchLog(stores, status)}
          onClose={toSession}
        />
      )}
    </>
  )
}
