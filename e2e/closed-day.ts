import { readFileSync } from 'node:fs'
import { extractText, getDocumentProxy } from 'unpdf'
import { connect } from '#main/db/connection.ts'
import { storePaths } from '#main/db/store-paths.ts'
import { keyFile } from './log-folder.ts'

export type CountedCode = {
  readonly claim: string
  readonly code: string
  readonly lines: number
  readonly units: number
}

/** The charges of a day, counted by a query of our own on the log's file; the window must be closed. */
export function countInLog(data: string, day: string): readonly CountedCode[] {
  const connection = connect(storePaths(data).log, readFileSync(keyFile(data), 'utf8').trim())
  try {
    return connection
      .prepare(
        `SELECT claim, code, count(*) AS lines, sum(units) AS units FROM charge_line
         WHERE session_id IN (SELECT id FROM session WHERE performed_on = ? AND state IN ('complete', 'exported'))
         GROUP BY claim, code ORDER BY claim DESC, code`,
      )
      .all(day) as readonly CountedCode[]
  } finally {
    connection.close()
  }
}

/** The words of a PDF, with single spaces. */
export async function wordsOf(path: string): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(readFileSync(path)))
  const { text } = await extractText(document, { mergePages: true })
  return text.replaceAll(/\s+/g, ' ')
}
