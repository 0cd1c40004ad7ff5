import { CLAIM_LABEL } from '#shared/domain/labels.ts'
import { CLAIMS } from '#shared/domain/vocabulary.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import type { Clock } from '#main/ports/clock.ts'
import { listDestinations } from './destinations/store.ts'
import { countUnclaimed, logState } from './unclaimed-queries.ts'

const DAY_MS = 86_400_000
const DAYS = 90

type UnclaimedTools = { readonly db: ReadableDb; readonly clock: Clock }

/**
 * As `unclaimedClaims`, which goes through the charges of ninety days: an open page asks every other second, and they
 * are gone through anew only once the log was written to or the day is another.
 */
export function createUnclaimed(tools: UnclaimedTools): () => readonly string[] {
  let counted: { readonly of: string; readonly sentences: readonly string[] } | null = null
  return () => {
    const { own, others } = logState(tools.db)
    const of = `${tools.clock.today()} ${own} ${others}`
    if (counted?.of !== of) counted = { of, sentences: unclaimedClaims(tools) }
    return counted.sentences
  }
}

/**
 * A sentence for each kind of claim that is charged and goes to no destination with a folder of its own. Nothing where
 * there is no such destination: then every file is written into a folder chosen by hand.
 */
function unclaimedClaims({ db, clock }: UnclaimedTools): readonly string[] {
  const receivers = listDestinations(db).filter(
    ({ sheet, retiredAt }) => retiredAt === null && sheet.delivery.folder !== null,
  )
  if (receivers.length === 0) return []
  const from = new Date(Date.parse(`${clock.today()}T12:00:00Z`) - DAYS * DAY_MS).toISOString().slice(0, 10)
  return CLAIMS.filter(claim =>
    receivers.every(({ sheet }) => sheet.claims !== 'both' && sheet.claims !== claim),
  ).flatMap(claim => {
    const lines = countUnclaimed(db, claim, from)
    if (lines === 0) return []
    const what = `${lines} ${CLAIM_LABEL[claim].toLowerCase()} charge ${lines === 1 ? 'line' : 'lines'}`
    return `No destination takes ${CLAIM_LABEL[claim].toLowerCase()} claims: ${what} of the last ${DAYS} days ${lines === 1 ? 'stays' : 'stay'} here. Set up a destination for them, or export them into a folder chosen by hand.`
  })
}
