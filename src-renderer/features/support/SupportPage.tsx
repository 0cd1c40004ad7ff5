import { useEffect } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { FolderField } from '../../ui/FolderField.tsx'
import { Page } from '../../ui/Page.tsx'
import type { SupportStore } from './support-store.ts'
import classes from './SupportPage.module.css'

export type SupportPageProps = { readonly store: SupportStore; readonly onClose: () => void }

/** What somebody who helps would get to see, to be read before it is saved. Nothing is sent from here. */
export function SupportPage({ store, onClose }: SupportPageProps) {
  const { report, folder, message } = useStore(store.view)
  useEffect(() => void store.prepare(), [store])
  return (
    <Page title="Support report" onClose={onClose}>
      <p className={classes.words}>
        This text and nothing else goes into the file. It names no patient, no person and no folder; of the
        department&apos;s settings it says only which are set. Nothing is sent: hand the file over yourself.
      </p>
      <form
        className={classes.save}
        onSubmit={event => {
          event.preventDefault()
          void store.save()
        }}
      >
        <FolderField
          label="Folder for the file"
          folder={folder}
          onType={store.setFolder}
          onChoose={() => void store.chooseFolder()}
        />
        <Button type="submit" look="main" shortcut="Enter" disabled={report === null}>
          Save the report
        </Button>
      </form>
      <p role="status" className={classes.message} data-tone={message?.tone}>
        {message?.text}
      </p>
      {report !== null && (
        <pre className={classes.text} tabIndex={0} role="region" aria-label={`Report ${report.run}`}>
          {report.text}
        </pre>
      )}
    </Page>
  )
}
