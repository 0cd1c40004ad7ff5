import type { IsoDate } from '#shared/base/iso-date.ts'
import type { CodeFact, CodePage } from '#shared/contract/reference.ts'
import type { CodeKind, Verdict } from '#shared/domain/code-sets.ts'
import { ownWords } from '#shared/domain/own-words.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { kindsByShape, plainCode, shownCode } from '../code-shape.ts'
import { codeStanding, type CodeStanding } from '../code-standing.ts'
import { codeText, licensedTexts, NO_WORDING, type CodeText } from '../code-text.ts'
import { dateOf } from '../day.ts'
import { listCharges } from '../facts/facts-queries.ts'
import { referenceOn, type ReferenceOnDay } from '../reference-on-day.ts'
import { codeHistory } from './code-history.ts'
import { codePairs } from './code-pairs.ts'
import { feeFacts } from './fee-facts.ts'
import { limitFacts } from './limit-facts.ts'
import { paymentFacts } from './payment-facts.ts'
import { relations } from './relations.ts'

/** A code's page, as the window asks for it. `today` tells whether the licence of the wording still runs. */
export type CodeQuestion = { readonly code: string; readonly on: IsoDate; readonly today: IsoDate }

/**
 * Everything the loaded editions say of a code on a day of service, each fact with its edition. Where nothing is
 * loaded the program's own facts answer, and say so.
 */
export function codePage(db: ReadableDb | null, { code, on, today }: CodeQuestion): CodePage {
  const at = referenceOn(db, on)
  const plain = plainCode(code)
  const licensed = licensedTexts(at, today)
  const textOf = (kind: CodeKind) => codeText(at, { kind, plain }, licensed)
  const kinds = kindsByShape(code)
  const kind = kinds.find(each => textOf(each).text !== NO_WORDING) ?? kinds[0]
  if (kind === undefined) return unknownPage(code)
  const { text, edition } = textOf(kind)
  const standing = codeStanding(at, kind, plain)
  const shown = shownCode(kind, plain)
  const head = { code: shown, kind, text, textEdition: edition, verdict: standing.verdict }
  const history = codeHistory(at, kind, plain)
  if (kind === 'icd-10-cm') {
    return { ...unknownPage(shown), ...head, facts: [validity(standing)], history }
  }
  return {
    ...unknownPage(shown),
    ...head,
    ...procedureFacts(at, plain, { validity: validity(standing), licensed: licensed(plain) }),
    charges: charges(at, plain),
    history,
  }
}

function procedureFacts(
  at: ReferenceOnDay,
  plain: string,
  known: { readonly validity: CodeFact; readonly licensed: CodeText | null },
): Pick<CodePage, 'facts' | 'addOns' | 'primaries' | 'pairs' | 'pairCount'> {
  const { facts: relationFacts, ...related } = relations(at, plain)
  const { facts: pairFacts, ...paired } = codePairs(at, plain)
  const facts = [
    known.validity,
    // Without words of ours the licensed ones are the head of the page already.
    ...(known.licensed === null || ownWords(plain) === '' ? [] : [wording(known.licensed)]),
    ...relationFacts,
    ...feeFacts(at, plain),
    ...limitFacts(at, plain),
    ...paymentFacts(at, plain),
    ...pairFacts,
  ]
  return { facts, ...related, ...paired }
}

function unknownPage(code: string): CodePage {
  return {
    code,
    kind: null,
    text: NO_WORDING,
    textEdition: null,
    verdict: 'no-data',
    facts: [],
    addOns: [],
    primaries: [],
    pairs: [],
    pairCount: 0,
    charges: [],
    history: [],
  }
}

const VERDICT_WORDS = {
  pass: 'valid',
  fail: 'not valid',
  bypassed: 'valid',
  'no-data': 'no data',
} as const satisfies Record<Verdict, string>

function validity({ verdict, sentence, edition }: CodeStanding): CodeFact {
  return { name: 'On the day', value: VERDICT_WORDS[verdict], words: sentence(), edition }
}

/** Our words stand at the head of the page; the licensed wording stands among the facts. */
function wording({ text, edition }: CodeText): CodeFact {
  return {
    name: 'Licensed wording',
    value: text,
    words: 'Under the licence of the site.',
    edition: edition ?? '',
  }
}

function charges(at: ReferenceOnDay, plain: string): CodePage['charges'] {
  const table = at.table('charge-master')
  if (table === null) return []
  return listCharges(table.db, table.edition.id, plain).map(({ code: _, validFrom, validTo, ...charge }) => ({
    ...charge,
    validFrom: validFrom === null ? null : dateOf(validFrom),
    validTo: validTo === null ? null : dateOf(validTo),
  }))
}
