import { inflateSync } from 'node:zlib'
import type { ReadableDb } from '#main/db/handles.ts'
import { getContent, listFiles, type FileRow } from '../release/queries.ts'

/** Control number of a message of ours, with the batch in front. */
export const MESSAGE_NUMBER = /^(?<batch>[A-Z0-9]{10})-\d{5,9}$/

/** The lines that a message of ours carried, found in the very bytes that were sent. */
export function lineNumbersOfMessage(db: ReadableDb, batch: string, control: string): readonly string[] {
  for (const file of listFiles(db, batch)) {
    const text = contentOf(db, file).toString('utf8')
    const at = text.indexOf(`|${control}|`)
    if (at < 0) continue
    const start = text.lastIndexOf('MSH|', at)
    const next = text.indexOf('\rMSH|', at)
    const crlf = text.indexOf('\nMSH|', at)
    const ends = [next, crlf, text.length].filter(end => end >= 0)
    const segments = text.slice(start, Math.min(...ends)).split(/[\r\n]+/)
    return segments.filter(segment => segment.startsWith('FT1|')).map(segment => segment.split('|')[2] ?? '')
  }
  return []
}

/** The bytes of a file as they were sent. */
export function contentOf(db: ReadableDb, file: FileRow): Buffer {
  return inflateSync(getContent(db, file))
}
