import type { SessionId } from '#shared/domain/session.ts'
import { Page } from '../../ui/Page.tsx'
import type { Finder } from './finder.ts'
import { SessionFinder } from './SessionFinder.tsx'

type FindExportedPageProps = {
  readonly finder: Finder
  readonly onOpenSession: (id: SessionId) => void
  readonly onClose: () => void
}

/** The way to a session that has left, to correct it on its own screen. */
export function FindExportedPage({ finder, onOpenSession, onClose }: FindExportedPageProps) {
  return (
    <Page title="Sessions that have left" layout="whole" onClose={onClose}>
      <SessionFinder
        finder={finder}
        intro="On the screen of a session that has left, Alt+Shift+K corrects it and Alt+Shift+V voids it."
        nothing="No exported session begins with these words."
        onChoose={onOpenSession}
      />
    </Page>
  )
}
