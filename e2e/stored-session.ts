import type { Page } from '@playwright/test'
import { anEntry } from '#main/testing/an-entry.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { bridgeOf } from './bridge.ts'
import { OTHER_READER } from './synthetic.ts'

export type StoredSession = { readonly id: SessionId; readonly revision: number }

type Parts = Parameters<typeof anEntry>[0]

/** Today as the program has it. */
export async function today(page: Page): Promise<string> {
  const bridge = await bridgeOf(page)
  return bridge.evaluate(async core => {
    const status = await core.app.status({})
    if (!status.ok || status.value.kind !== 'running') throw new Error('The log is not open')
    return status.value.today
  })
}

/** Puts a draft of today into the log, past the screen, for stories that begin after the typing. */
export async function storeDraft(page: Page, parts: Parts = {}): Promise<StoredSession> {
  return store(page, { parts, complete: false })
}

/** All that is known before the examination begins: patient, accession, physician. */
export function storeHead(page: Page, parts: Parts = {}): Promise<StoredSession> {
  const documentation = {
    history: false,
    imagingReport: false,
    placementImages: false,
    operativeReport: false,
    pathologyReport: false,
  }
  return storeDraft(page, { lesions: [], diagnoses: [], documentation, ...parts })
}

/** Puts a complete session of today into the log. */
export async function storeComplete(page: Page, parts: Parts = {}): Promise<StoredSession> {
  return store(page, { parts, complete: true })
}

/** Two complete sessions, so that two physicians are known. */
export async function storeTwoPhysicians(page: Page): Promise<void> {
  await storeComplete(page)
  await storeComplete(page, { accession: 'TEST-A-2', performing: OTHER_READER })
}

async function store(
  page: Page,
  { parts, complete }: { readonly parts: Parts; readonly complete: boolean },
): Promise<StoredSession> {
  const bridge = await bridgeOf(page)
  const entry = anEntry({ performedOn: await today(page), ...parts })
  return bridge.evaluate(
    async (core, given) => {
      const { performedOn } = given.entry
      const started = await core.sessions.start({ commandId: crypto.randomUUID(), performedOn })
      if (!started.ok) throw new Error(started.error.message)
      const { id, revision } = started.value
      const change = { commandId: crypto.randomUUID(), id, revision, entry: given.entry }
      const stored = await (given.complete ? core.sessions.complete(change) : core.sessions.saveDraft(change))
      if (!stored.ok) throw new Error(`${stored.error.message} ${stored.error.field ?? ''}`)
      return { id, revision: stored.value.revision }
    },
    { entry, complete },
  )
}

/** The entry of a session as the log holds it now. */
export async function entryInLog(page: Page, id: SessionId): Promise<SessionEntry> {
  const bridge = await bridgeOf(page)
  return bridge.evaluate(async (core, session) => {
    const opened = await core.sessions.open({ id: session })
    if (!opened.ok) throw new Error(opened.error.message)
    return opened.value.entry
  }, id)
}

/** The one session that a search finds. */
export async function findSession(page: Page, words: string): Promise<SessionId> {
  const bridge = await bridgeOf(page)
  return bridge.evaluate(async (core, text) => {
    const found = await core.sessions.search({ text })
    if (!found.ok) throw new Error(found.error.message)
    const [only, ...others] = found.value
    if (!only || others.length > 0) throw new Error(`${found.value.length} sessions begin with ${text}`)
    return only.id
  }, words)
}
