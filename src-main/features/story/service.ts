import { fail, ok } from '#shared/base/result.ts'
import { failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { StoryLine, StorySession } from '#shared/contract/story.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { listLineFates, listRefusedLines } from '#main/features/exports/index.ts'
import {
  correctionChain,
  correctionLinks,
  findSession,
  lineOf,
  listChargeLines,
} from '#main/features/sessions/index.ts'
import { eventsOf } from './events.ts'

export type StoryService = Handlers['story']

export type StoryDependencies = {
  readonly db: ReadableDb
  /** Whoever reads the story of a session has looked at it. */
  readonly noteLook: (id: SessionId) => void
}

/** Tells the life of a session from what the log has of it. It writes nothing but that somebody looked. */
export function createStoryService({ db, noteLook }: StoryDependencies): StoryService {
  return {
    tell: ({ id }) => {
      if (!findSession(db, id)) return fail(failure('not-found'))
      const chain = correctionChain(db, id)
      const events = eventsOf(db, chain)
      for (const one of chain) noteLook(one)
      return ok({
        of: id,
        sessions: chain.flatMap(one => sessionTold(db, one)),
        events,
      })
    },
  }
}

function sessionTold(db: ReadableDb, id: SessionId): readonly StorySession[] {
  const row = findSession(db, id)
  if (!row) return []
  const { corrects, correctedBy } = correctionLinks(db, id)
  return [
    {
      id,
      state: row.state,
      accession: row.accession,
      mrn: row.mrn,
      patientName: row.patient_name,
      performedOn: row.performed_on,
      corrects,
      correctedBy,
      lines: linesTold(db, id),
    },
  ]
}

function linesTold(db: ReadableDb, id: SessionId): readonly StoryLine[] {
  const fates = Map.groupBy(listLineFates(db, id), ({ chargeLineId }) => chargeLineId)
  const refused = Map.groupBy(listRefusedLines(db, id), ({ chargeLineId }) => chargeLineId)
  return listChargeLines(db, id).map(row => {
    const { code, units, modifiers, side, diagnoses } = lineOf(row)
    const own = fates.get(row.id) ?? []
    return {
      claim: row.claim,
      ...{ code, units, modifiers, side, diagnoses },
      refused: (refused.get(row.id) ?? []).map(({ batch, lineNumber }) => ({ batch, lineNumber })),
      kept: own.some(({ keptFrom }) => keptFrom !== null),
      sent: own.map(({ destination, batch, lineNumber, creditBatch, creditNumber }) => ({
        ...{ destination, batch, lineNumber },
        credit:
          creditBatch === null || creditNumber === null
            ? null
            : { batch: creditBatch, lineNumber: creditNumber },
      })),
    }
  })
}
