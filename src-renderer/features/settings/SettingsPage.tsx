import { type ReactNode, useEffect } from 'react'
import { useStore } from 'zustand'
import type { RunningStatus } from '#shared/contract/app.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import type { BackupStore } from '../backup/backup-store.ts'
import { AboutGroup } from './AboutGroup.tsx'
import { AppearanceGroup } from './AppearanceGroup.tsx'
import { DayCloseGroup } from './DayCloseGroup.tsx'
import { DefaultsGroup } from './DefaultsGroup.tsx'
import { ExamsGroup } from './ExamsGroup.tsx'
import { FileGroup } from './FileGroup.tsx'
import { PeopleGroup } from './PeopleGroup.tsx'
import { ReviewGroup } from './ReviewGroup.tsx'
import { SETTINGS_SECTIONS, type SettingsSection } from './settings-sections.ts'
import type { SettingsStore } from './settings-store.ts'
import { SettingsIndex, type SettingsLink } from './SettingsIndex.tsx'
import { TrainingGroup } from './TrainingGroup.tsx'
import classes from './SettingsPage.module.css'

export type SettingsPageProps = {
  readonly store: SettingsStore
  readonly status: RunningStatus
  readonly backup: BackupStore
  readonly links: readonly SettingsLink[]
  /** Why the settings can be read and not changed; null where they can. */
  readonly readOnlyWhy: string | null
  /** Where the person at the desk changes their PIN; nothing where they have none. */
  readonly ownPin: ReactNode
  /** Opens the log for training, or goes back to the department's. */
  readonly onSwitchLog: () => void
  readonly onClose: () => void
}

const SECTIONS = Object.keys(SETTINGS_SECTIONS) as readonly SettingsSection[]

/** The department's defaults, the names that stand in charge files, and how the window looks. */
export function SettingsPage({
  store,
  status,
  backup,
  links,
  readOnlyWhy,
  ownPin,
  onSwitchLog,
  onClose,
}: SettingsPageProps) {
  const { form, message } = useStore(store.view)
  useEffect(() => void store.open(), [store])
  // The demo day is a log for training already, and has no other.
  const sections = SECTIONS.filter(section => section !== 'training' || !status.demo)
  return (
    <Page title="Settings" onClose={onClose}>
      <div className={classes.layout}>
        <SettingsIndex sections={sections} links={links} />
        <div>
          <form
            className={classes.form}
            noValidate
            onSubmit={event => {
              event.preventDefault()
              void store.save()
            }}
          >
            <fieldset className={classes.fields} disabled={readOnlyWhy !== null}>
              {form && <DefaultsGroup store={store} payers={status.payers} />}
              {form && <ReviewGroup store={store} />}
              {form && <FileGroup store={store} />}
              {form && <ExamsGroup store={store} />}
              {form && <DayCloseGroup store={store} />}
              {form && <PeopleGroup store={store} />}
            </fieldset>
            <div className={classes.save}>
              <Button type="submit" look="main" disabled={form === null || readOnlyWhy !== null}>
                Save settings
              </Button>
              <p role="status" className={message?.tone === 'warn' ? classes.warn : undefined}>
                {readOnlyWhy ?? message?.text}
              </p>
            </div>
          </form>
          {ownPin}
          {!status.demo && <TrainingGroup status={status} onSwitchLog={onSwitchLog} />}
          <AppearanceGroup />
          <AboutGroup status={status} backup={backup} />
        </div>
      </div>
    </Page>
  )
}
