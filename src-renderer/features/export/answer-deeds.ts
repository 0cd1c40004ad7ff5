import type { ExportAnswers, Refusal, RefusalSettlement } from '#shared/contract/exports.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { Result } from '#shared/base/result.ts'
import { answered } from '../../ui/bridge.ts'
import type { ExportTools } from './export-store.ts'

export type RefusalPlace = Pick<Refusal, 'answer' | 'position'>

/** What is done with the answers of receivers. */
export type AnswerDeeds = {
  readonly lookForAnswers: () => Promise<void>
  readonly settleRefusal: (refusal: RefusalPlace & { readonly how: RefusalSettlement }) => Promise<void>
  /** Begins a correction of what was refused; the session to be mended, or null where that was refused. */
  readonly sendCorrected: (refusal: Refusal) => Promise<SessionId | null>
  /** Lets what was refused leave again as it is. */
  readonly sendUnderNewNumbers: (refusal: RefusalPlace) => Promise<void>
  /** Somebody has seen an answer that matched nothing. */
  readonly seeAnswer: (sha256: string) => Promise<void>
}

type AnswerTools = ExportTools & {
  readonly newCommandId: () => string
  readonly readAll: () => Promise<void>
  readonly onExported: () => void
}

export function answerDeeds({
  bridge,
  view,
  refuse,
  newCommandId,
  readAll,
  onExported,
}: AnswerTools): AnswerDeeds {
  const take = (answer: Result<ExportAnswers, Failure>) => {
    if (answer.ok) view.setState({ answers: answer.value, failure: null })
    else refuse(answer.error)
  }
  return {
    lookForAnswers: async () => take(await answered(bridge.exports.lookForAnswers({}))),
    settleRefusal: async refusal => take(await answered(bridge.exports.settleRefusal(refusal))),
    seeAnswer: async sha256 => take(await answered(bridge.exports.seeAnswer({ sha256 }))),
    sendUnderNewNumbers: async ({ answer, position }) => {
      take(await answered(bridge.exports.sendUnderNewNumbers({ answer, position })))
      await readAll()
    },
    sendCorrected: async ({ sessionId, batch, destination, receiverCode }) => {
      if (sessionId === null) return null
      const note = `Refused by ${destination}, batch ${batch}, ${receiverCode}`
      const asked = { commandId: newCommandId(), id: sessionId, reason: 'other', note } as const
      const begun = await answered(bridge.corrections.begin(asked))
      if (!begun.ok) refuse(begun.error)
      onExported()
      await readAll()
      return begun.ok ? begun.value.id : null
    },
  }
}
