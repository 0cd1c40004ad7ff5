import { type KeyboardEvent, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { MAX_PICK_NAME, type QuickPick } from '#shared/contract/quick-picks.ts'
import { summaryOfShape } from './shape-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import classes from './QuickPicksPage.module.css'
import type { QuickPicksStore } from './quick-picks-store.ts'

export type QuickPicksPageProps = { readonly store: QuickPicksStore; readonly onClose: () => void }

/** All quick picks, to be renamed and removed. New ones are made from a session. */
export function QuickPicksPage({ store, onClose }: QuickPicksPageProps) {
  const { picks, removed, message } = useStore(store.view)
  useEffect(() => void store.refresh(), [store])
  return (
    <Page title="Quick picks" onClose={onClose}>
      <p className={classes.intro}>
        A quick pick is made from a session with Alt+Q and taken with Alt and its digit. Those taken most
        stand first. Type another name and press Enter to rename one; Delete on its button removes it.
      </p>
      <div className={classes.said}>
        <p role="status" className={message?.tone === 'warn' ? classes.warn : undefined}>
          {message?.text}
        </p>
        {removed && (
          <Button icon="undo" onClick={() => void store.restore()}>
            Take it back
          </Button>
        )}
      </div>
      {picks.length === 0 && <p>There is none. Enter a session, then press Alt+Q to keep it.</p>}
      <ul className={classes.list} aria-label="All quick picks">
        {picks.map((pick, place) => (
          <PickRow key={pick.id} pick={pick} place={place} store={store} />
        ))}
      </ul>
    </Page>
  )
}

type PickRowProps = {
  readonly pick: QuickPick
  readonly place: number
  readonly store: QuickPicksStore
}

function PickRow({ pick, place, store }: PickRowProps) {
  const [name, setName] = useState<string | null>(null)

  async function rename(): Promise<void> {
    if (name !== null && name.trim() !== pick.name && !(await store.rename(pick.id, name))) return
    setName(null)
  }

  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      event.preventDefault()
      void rename()
    }
    if (event.key === 'Escape' && name !== null) {
      event.preventDefault()
      setName(null)
    }
  }

  return (
    <li className={classes.row}>
      <span className={classes.digit}>{place < 9 ? `Alt+${place + 1}` : ''}</span>
      <div className={classes.what}>
        <input
          className={classes.name}
          aria-label={`Name of quick pick ${place + 1}`}
          value={name ?? pick.name}
          maxLength={MAX_PICK_NAME}
          autoComplete="off"
          spellCheck={false}
          onChange={event => setName(event.currentTarget.value)}
          onKeyDown={press}
          onBlur={() => void rename()}
        />
        <p className={classes.facts}>{factsOf(pick)}</p>
      </div>
      <Button
        look="quiet"
        icon="close"
        onClick={() => void store.remove(pick.id)}
        onKeyDown={event => {
          if (event.key === 'Delete') void store.remove(pick.id)
        }}
      >
        Remove<span className="visually-hidden"> {pick.name}</span>
      </Button>
    </li>
  )
}

function factsOf({ shape, scope, used }: QuickPick): string {
  const whose = scope === 'personal' ? 'own' : 'department'
  return [...summaryOfShape(shape), whose, `taken ${used === 1 ? 'once' : `${used} times`}`].join(' · ')
}
