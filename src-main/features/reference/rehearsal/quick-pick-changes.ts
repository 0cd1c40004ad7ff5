import { kindsByShape, plainCode } from '../code-shape.ts'
import { codeStanding } from '../code-standing.ts'
import { findDiagnosis, findHcpcs } from '../code-standing-queries.ts'
import { onBothDays, type BothDays, type Change } from './both-days.ts'

/** Quick picks that cannot be used on the day to come, and those that get another text. */
export function quickPickChanges(days: BothDays, quickPicks: readonly string[]): readonly Change[] {
  return quickPicks.flatMap(code => broken(days, code) ?? reworded(days, code) ?? [])
}

function broken({ before, after }: BothDays, code: string): Change | null {
  const kind = kindsByShape(code)[0]
  if (kind === undefined) {
    const sentence = `${code} does not have the shape of a code.`
    return { about: 'quick-pick', severity: 'breaks', code, sentence, edition: '' }
  }
  const later = codeStanding(after, kind, plainCode(code))
  if (later.verdict !== 'fail') return null
  const already = codeStanding(before, kind, plainCode(code)).verdict === 'fail'
  const sentence = `${code}: ${later.sentence()}${already ? ' Not to be used today either.' : ''}`
  return { about: 'quick-pick', severity: 'breaks', code, sentence, edition: later.edition }
}

const TEXTS = [
  { kind: 'icd-10-cm', dataset: 'icd-10-cm', find: findDiagnosis },
  { kind: 'hcpcs', dataset: 'hcpcs', find: findHcpcs },
] as const

function reworded(days: BothDays, code: string): Change | null {
  const kinds = kindsByShape(code)
  for (const { kind, dataset, find } of TEXTS) {
    const tables = onBothDays(days, dataset)
    if (tables === null || !kinds.includes(kind)) continue
    const { before, after } = tables
    const was = find(before.db, before.edition.id, plainCode(code))?.text
    const is = find(after.db, after.edition.id, plainCode(code))?.text
    if (was === undefined || is === undefined || was === is) continue
    const sentence = `${code} is now called "${is}", before "${was}".`
    return { about: 'quick-pick', severity: 'changes', code, sentence, edition: after.edition.label }
  }
  return null
}
