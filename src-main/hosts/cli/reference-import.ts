import { basename } from 'node:path'
import type { IsoDate } from '#shared/base/iso-date.ts'
import type { ImportState } from '#shared/contract/reference.ts'
import { DATASET_LABEL, type Dataset } from '#shared/domain/code-sets.ts'
import { progressNotes } from './progress-notes.ts'
import { letLogNotice, withReference, type ReferencePlace } from './reference-place.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'
import { writeAll } from './write-all.ts'

type Options = ReferencePlace & {
  readonly files: readonly string[]
  readonly from?: IsoDate
  readonly dataset?: Dataset
}

/**
 * `reference import`: loads files in one run and says how far it is on standard error. Where a file is refused or a
 * question is open nothing has changed, the exit status is 1 and standard error says why; Ctrl+C cancels.
 */
export async function runReferenceImport(
  options: Options,
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  const { files, from, dataset, json = false } = options
  const answer = { file: null, ...(from ? { from } : {}), ...(dataset ? { dataset } : {}) }
  const request = { files: files.map(path => ({ path, name: basename(path) })), answers: [answer] }
  return withReference(options, host, async store => {
    const running = store.importFiles(
      request,
      progressNotes(terminal, () => performance.now()),
    )
    if (running === null) {
      note(terminal, 'Another import into this reference database is under way. Try again when it is done.')
      return 1
    }
    process.once('SIGINT', running.cancel)
    const ended = await running.ended.finally(() => process.off('SIGINT', running.cancel))
    for (const line of refusalLines(ended)) note(terminal, line)
    if (ended.kind === 'done' && ended.files.some(({ unchanged }) => !unchanged)) {
      store.close()
      letLogNotice(options, host, terminal)
    }
    await writeAll(terminal.output, json ? `${JSON.stringify(ended)}\n` : table(ended))
    return ended.kind === 'done' ? 0 : 1
  })
}

/** Why nothing was imported, a line for each problem or question. */
function refusalLines(ended: ImportState): readonly string[] {
  switch (ended.kind) {
    case 'refused':
      return ended.problems.map(({ file, line, expected, found }) => {
        const place = [file, ...(line === null ? [] : [`line ${line}`])]
          .filter(part => part !== '')
          .join(', ')
        return `${place === '' ? '' : `${place}: `}expected ${expected}; found ${found}`
      })
    case 'asks':
      return ended.questions.map(({ sentence, asks, datasets }) =>
        asks === 'from'
          ? `${sentence} Say it with --from DATE.`
          : `${sentence} Say it with --dataset, one of: ${datasets.join(', ')}.`,
      )
    case 'cancelled':
      return ['Cancelled; nothing was changed.']
    default:
      return []
  }
}

function table(ended: ImportState): string {
  if (ended.kind !== 'done') return ''
  const lines = ended.files.flatMap(({ file, dataset, edition, rows, badRows, firstBadRows, unchanged }) => [
    `${file}: ${DATASET_LABEL[dataset]}`,
    `  ${edition}`,
    `  ${unchanged ? 'loaded before, unchanged' : `${rows} rows`}${badRows > 0 ? `, ${badRows} bad rows left out` : ''}`,
    ...firstBadRows.map(
      ({ line, expected, found }) => `  line ${line}: expected ${expected}; found ${found}`,
    ),
  ])
  return `${lines.join('\n')}\n`
}
