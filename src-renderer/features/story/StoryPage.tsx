import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { SessionStory } from '#shared/contract/story.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { usePageKeys } from '../../ui/use-page-keys.ts'
import { instantInWords } from '../audit/audit-words.ts'
import { SessionFinder } from './SessionFinder.tsx'
import classes from './StoryPage.module.css'
import { StoryText } from './StoryText.tsx'
import type { StoryStore } from './story-store.ts'

export type StoryPageProps = {
  readonly store: StoryStore
  readonly onOpenSession: (id: SessionId) => void
  /** To the field by field trail of a session; null for who may not read it. */
  readonly onTrail: ((accession: string) => void) | null
  readonly onClose: () => void
}

/** The life of a session on one page: who did what and why, what left, what came back, what took its place. */
export function StoryPage({ store, onClose, ...ways }: StoryPageProps) {
  const { story, failure, reading } = useStore(store.view)
  if (story !== null) return <ToldStory store={store} story={story} onClose={onClose} {...ways} />
  return (
    <Page title="Story of a session" layout="whole" onClose={onClose}>
      {failure !== null && (
        <p role="alert" className={classes.failure}>
          {failure}
        </p>
      )}
      {!reading && (
        <SessionFinder
          finder={store.finder}
          intro="Choose the session whose story is to be read."
          nothing="No session begins with these words."
          onChoose={id => void store.tell(id)}
        />
      )}
    </Page>
  )
}

function ToldStory({
  store,
  story,
  onOpenSession,
  onTrail,
  onClose,
}: StoryPageProps & { readonly story: SessionStory }) {
  const standing = story.sessions.at(-1)
  const accession = standing?.accession ?? ''
  const open = () => standing && onOpenSession(standing.id)
  const readTrail = () => onTrail?.(accession)
  const hasTrail = onTrail !== null && accession !== ''
  usePageKeys({ o: open, p: store.print, s: store.choose, ...(hasTrail ? { a: readTrail } : {}) })
  return (
    <Page title="Story of a session" onClose={onClose}>
      <div className={classes.ways}>
        <Button shortcut="O" onClick={open}>
          Open the session that stands
        </Button>
        {hasTrail && (
          <Button shortcut="A" onClick={readTrail}>
            Audit trail, field by field
          </Button>
        )}
        <Button icon="file" shortcut="P" onClick={store.print}>
          Print
        </Button>
        <Button look="quiet" icon="search" shortcut="S" onClick={store.choose}>
          Another session
        </Button>
      </div>
      <StoryText story={story} />
    </Page>
  )
}

/** Hands the story to the printer as soon as it is drawn. It is on paper only. */
export function PrintedStory({ store, by }: { readonly store: StoryStore; readonly by: string | null }) {
  const { story, printedAt } = useStore(store.view)
  const printing = printedAt !== null
  useEffect(() => {
    if (!printing) return
    window.addEventListener('afterprint', store.printed, { once: true })
    window.print()
    return () => window.removeEventListener('afterprint', store.printed)
  }, [printing, store])
  if (printedAt === null || story === null) return null
  return (
    <div className={classes.paper} data-paper aria-hidden="true">
      <p className={classes.printed}>
        Story of a session, printed {instantInWords(printedAt)}
        {by !== null && ` by ${by}`}
      </p>
      <StoryText story={story} />
    </div>
  )
}
