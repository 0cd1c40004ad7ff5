import type { ImportedFile, ImportProblem } from '#shared/contract/reference.ts'
import { inGroups, type ImportWork } from './import-work.ts'

/** What is said once an import goes from one state to another: its start, its end, a refusal; else nothing. */
export function importWords(before: ImportWork, after: ImportWork): string | null {
  if (isUnderWay(after)) return isUnderWay(before) ? null : 'Import started.'
  return before.kind === 'idle' ? null : endWords(after)
}

/** How an import ended, in a sentence; null as long as it has not. */
export function endWords(work: ImportWork): string | null {
  switch (work.kind) {
    case 'asks':
      return `The import asks ${inGroups(work.questions.length, 'question')}. Nothing was changed yet.`
    case 'refused':
      return `Import refused, nothing was changed. ${problemWords(work.problems)}`
    case 'cancelled':
      return 'Import cancelled. What was loaded before stays in force.'
    case 'done':
      return doneWords(work.files)
    default:
      return null
  }
}

export function isUnderWay(work: ImportWork): boolean {
  return work.kind === 'running' || work.kind === 'handing-over'
}

function doneWords(files: readonly ImportedFile[]): string {
  const sum = (count: 'rows' | 'badRows') => files.reduce((total, file) => total + file[count], 0)
  const bad = sum('badRows')
  const left = bad === 0 ? '' : `, ${inGroups(bad, 'bad row')} left out`
  return `Import done: ${inGroups(files.length, 'file')}, ${inGroups(sum('rows'), 'row')}${left}.`
}

function problemWords([first, ...others]: readonly ImportProblem[]): string {
  if (!first) return ''
  const more = others.length === 0 ? '' : ` And ${inGroups(others.length, 'more problem')}.`
  return `${placeOf(first)}: expected ${first.expected}, found ${first.found}.${more}`
}

/** `ccipra.TXT, line 17`. */
export function placeOf({ file, line }: Pick<ImportProblem, 'file' | 'line'>): string {
  return line === null ? file : `${file}, line ${line}`
}
