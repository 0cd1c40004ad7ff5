import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ExportAnswers, RefusalSettlement } from '#shared/contract/exports.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import { listAnswers, listOpenRefusals, settleItem } from './queries.ts'
import { createAnswerFolders, type AnswerTools } from './take-answers.ts'

type Settling = { readonly answer: string; readonly position: number; readonly how: RefusalSettlement }

/** What receivers answered, and the work that it makes. */
export type AnswersDesk = {
  readonly look: () => Promise<void>
  readonly answers: () => ExportAnswers
  readonly settle: (input: Settling) => Result<ExportAnswers, Failure>
}

const ANSWERS_SHOWN = 50
const REFUSALS_SHOWN = 500

export function createAnswersDesk(tools: AnswerTools): AnswersDesk {
  const { db, clock, audit } = tools
  const folders = createAnswerFolders(tools)
  const answers = () => ({
    refusals: listOpenRefusals(db, REFUSALS_SHOWN),
    answers: listAnswers(db, ANSWERS_SHOWN),
    problems: folders.problems(),
  })
  return {
    look: folders.look,
    answers,
    settle: ({ answer, position, how }) => {
      const changed = db.transaction(() => {
        const settled = settleItem(db, { answer, position, how, by: audit.actor, at: clock.now() })
        const changes = [{ path: `answer.${answer}.${position}`, from: 'refused', to: how }]
        if (settled > 0) audit.record(db, { action: 'refusal-settled', sessionId: null, changes })
        return settled
      })
      return changed > 0 ? ok(answers()) : fail(failure('refusal-unknown'))
    },
  }
}
