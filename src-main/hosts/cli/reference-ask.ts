import type { IsoDate } from '#shared/base/iso-date.ts'
import type { CodePage, PairAnswer, Rehearsal } from '#shared/contract/reference.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import { referenceQuestions, type ReferenceQuestions } from '#main/features/reference/index.ts'
import { systemClock } from '#main/ports/clock.ts'
import { withReference, type ReferencePlace } from './reference-place.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'
import { writeAll } from './write-all.ts'

type Place = ReferencePlace & { readonly on: IsoDate }

/** `reference check`: everything that is known of a code on a day of service. */
export function runReferenceCheck(
  { code, ...place }: Place & { readonly code: string },
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  const ask = (questions: ReferenceQuestions) => questions.code({ code, on: place.on })
  return answer(place, { ask, lines: pageLines }, { host, terminal })
}

/** `reference pair`: whether two codes can be charged together on a day of service. */
export function runReferencePair(
  { codes, claim, ...place }: Place & { readonly codes: readonly [string, string]; readonly claim: Claim },
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  const [column1, column2] = codes
  const ask = (questions: ReferenceQuestions) => questions.pair({ column1, column2, claim, on: place.on })
  return answer(place, { ask, lines: pairLines }, { host, terminal })
}

/** `reference rehearse`: what changes or breaks between today and a day to come. */
export function runReferenceRehearse(place: Place, host: CliHost, terminal: Terminal): Promise<number> {
  const ask = (questions: ReferenceQuestions) => questions.rehearse(place.on)
  return answer(place, { ask, lines: rehearsalLines }, { host, terminal })
}

type Question<Answer> = {
  readonly ask: (questions: ReferenceQuestions) => Answer
  readonly lines: (answer: Answer) => readonly string[]
}

/** Without a usable reference database the program's own facts answer, and standard error says so. */
function answer<Answer extends object>(
  place: ReferencePlace,
  { ask, lines }: Question<Answer>,
  { host, terminal }: { readonly host: CliHost; readonly terminal: Terminal },
): Promise<number> {
  return withReference(place, host, async store => {
    const isNamed = place.reference !== undefined
    if (store.current() === null) {
      const problem = store.problem() ?? (isNamed ? `There is no file ${place.reference}.` : null)
      if (problem !== null) note(terminal, problem)
      if (isNamed) return 1
    }
    const answered = ask(referenceQuestions(store, systemClock))
    const text = place.json ? JSON.stringify(answered) : lines(answered).join('\n')
    await writeAll(terminal.output, `${text}\n`)
    return 0
  })
}

function pageLines({ code, text, verdict, facts, addOns, primaries, pairCount, history }: CodePage) {
  return [
    `${code}: ${text}`,
    `Verdict: ${verdict}`,
    ...facts.map(({ name, value, words, edition }) => `${name}: ${value}. ${words} [${edition}]`),
    ...(addOns.length > 0 ? [`Add-ons: ${addOns.join(', ')}`] : []),
    ...(primaries.length > 0 ? [`Primaries: ${primaries.join(', ')}`] : []),
    `Pairs: ${pairCount}`,
    ...history.map(({ edition, sentence }) => `${edition}: ${sentence}`),
  ]
}

function pairLines({ verdict, sentence, edition }: PairAnswer): readonly string[] {
  return [`Verdict: ${verdict}`, sentence, ...(edition === '' ? [] : [edition])]
}

function rehearsalLines({ today, on, changes, notChecked }: Rehearsal): readonly string[] {
  return [
    `From ${today} to ${on}: ${changes.length} changes, ${notChecked.length} code sets not checked.`,
    ...changes.map(
      ({ severity, code, sentence, edition }) => `${severity} ${code}: ${sentence} [${edition}]`,
    ),
    ...notChecked.map(({ sentence }) => `not checked: ${sentence}`),
  ]
}
