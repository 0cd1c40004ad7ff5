import { randomUUID } from 'node:crypto'
import type { Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { demoSessions, type DemoSession } from './demo-day.ts'

export type DemoTools = {
  readonly sessions: Pick<Handlers['sessions'], 'start' | 'saveDraft' | 'complete' | 'hold'>
  readonly settings: { readonly read: () => Settings }
}

/**
 * Enters the invented day the way a person would: start, save, complete, hold. Nothing is written past the sessions
 * feature, so the demo shows what a real day would. Answers how many sessions it entered.
 */
export async function fillDemoDay(tools: DemoTools, day: string): Promise<number> {
  const { placeOfService, claims, payer } = tools.settings.read()
  const sessions = demoSessions({ performedOn: day, placeOfService, claims, payer })
  for (const session of sessions) await enter(tools, session, day)
  return sessions.length
}

async function enter({ sessions }: DemoTools, { entry, ending, story }: DemoSession, day: string) {
  const started = done(story, await sessions.start({ commandId: randomUUID(), performedOn: day }))
  const { id } = started
  const saved = done(
    story,
    await sessions.saveDraft({ commandId: randomUUID(), id, revision: started.revision, entry }),
  )
  if (ending.kind === 'complete') {
    done(story, await sessions.complete({ commandId: randomUUID(), id, revision: saved.revision, entry }))
  }
  if (ending.kind === 'hold') {
    const { reason, note } = ending
    done(story, await sessions.hold({ commandId: randomUUID(), id, revision: saved.revision, reason, note }))
  }
}

/** The demo day is part of the program: a session of it that is refused is a bug. */
function done<T>(story: string, result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(`The demo session "${story}" was refused: ${result.error.code}`)
  return result.value
}
