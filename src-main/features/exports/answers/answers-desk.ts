import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ExportAnswers, RefusalSettlement } from '#shared/contract/exports.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { listAnswers, listOpenRefusals, markAnswerSeen, settleItem } from './queries.ts'
import { sheetPlace } from './held-by.ts'
import { findOpenRefusal } from './refusal-queries.ts'
import { takeUp } from './take-up.ts'
import { createAnswerFolders, type AnswerTools } from './take-answers.ts'

type Place = { readonly answer: string; readonly position: number }
type Settling = Place & { readonly how: RefusalSettlement }

/** What receivers answered, and the work that it makes. */
export type AnswersDesk = {
  readonly look: () => Promise<void>
  readonly answers: () => ExportAnswers
  readonly settle: (input: Settling) => Result<ExportAnswers, Failure>
  readonly sendUnderNewNumbers: (input: Place) => Result<ExportAnswers, Failure>
  readonly seeRefusal: (input: Place & { readonly session: SessionId }) => Result<null, Failure>
  readonly see: (input: { readonly sha256: string }) => Result<ExportAnswers, Failure>
}

const ANSWERS_SHOWN = 50
const REFUSALS_SHOWN = 500

export function createAnswersDesk(tools: AnswerTools): AnswersDesk {
  const { db, clock, audit } = tools
  const folders = createAnswerFolders(tools)
  const answers = () => ({
    refusals: listOpenRefusals(db, REFUSALS_SHOWN).map(row => ({
      ...row,
      sheet: sheetPlace(db, row.destination, row.field),
    })),
    answers: listAnswers(db, ANSWERS_SHOWN),
    problems: folders.problems(),
  })
  return {
    look: folders.look,
    answers,
    settle: input => {
      const changed = db.transaction(() => settle(tools, input))
      return changed > 0 ? ok(answers()) : fail(failure('refusal-unknown'))
    },
    sendUnderNewNumbers: ({ answer, position }) =>
      db.transaction(() => {
        const refusal = findOpenRefusal(db, answer, position)
        if (!refusal) return fail(failure('refusal-unknown'))
        if (takeUp(tools, refusal, null) === 0) return fail(failure('refusal-nothing'))
        settle(tools, { answer, position, how: 'corrected' })
        return ok(answers())
      }),
    seeRefusal: ({ answer, position, session }) =>
      db.transaction(() => {
        if (!findOpenRefusal(db, answer, position)) return fail(failure('refusal-unknown'))
        const changes = [{ path: `answer.${answer}.${position}`, from: null, to: 'seen' }]
        audit.record(db, { action: 'refusal-seen', sessionId: session, changes })
        return ok(null)
      }),
    see: ({ sha256 }) => {
      const changed = db.transaction(() => {
        const seen = markAnswerSeen(db, { sha256, by: audit.actor, at: clock.now() })
        const changes = [{ path: `answer.${sha256}`, from: null, to: 'seen' }]
        if (seen > 0) audit.record(db, { action: 'answer-seen', sessionId: null, changes })
        return seen
      })
      return changed > 0 ? ok(answers()) : fail(failure('answer-seen-already'))
    },
  }
}

/** In the caller's transaction; how many refusals that settled. */
function settle({ db, clock, audit }: AnswerTools, { answer, position, how }: Settling): number {
  const settled = settleItem(db, { answer, position, how, by: audit.actor, at: clock.now() })
  const changes = [{ path: `answer.${answer}.${position}`, from: 'refused', to: how }]
  if (settled > 0) audit.record(db, { action: 'refusal-settled', sessionId: null, changes })
  return settled
}
