import type { Answer, ExportAnswers, Refusal } from '#shared/contract/exports.ts'

/** How much of what receivers refused is still to be done, and how much waits for an export. */
export function refusalsInWords(refusals: readonly Pick<Refusal, 'standing'>[]): string {
  const open = refusals.filter(({ standing }) => standing !== 'due').length
  const due = refusals.length - open
  const work = `${open} ${open === 1 ? 'refusal' : 'refusals'} of receivers to deal with`
  return due === 0 ? work : `${work}, ${due} ${due === 1 ? 'leaves' : 'leave'} again with the next export`
}

/** Whether an answer matched nothing of this log, in part or as a whole, and nobody has seen it. */
export function isUnseen({
  kind,
  unmatched,
  seenAt,
}: Pick<Answer, 'kind' | 'unmatched' | 'seenAt'>): boolean {
  return seenAt === null && (unmatched > 0 || kind === 'unreadable')
}

/** How many refusals and unseen answers wait for a person. */
export function countOfAnswers({ refusals, answers }: Pick<ExportAnswers, 'refusals' | 'answers'>): number {
  const work = refusals.filter(({ standing, batch }) => standing !== 'due' && batch !== null)
  return work.length + answers.filter(isUnseen).length
}
