import { unreadable, type ReadAnswer } from './answer.ts'
import { readHl7Ack } from './read-hl7-ack.ts'
import { readX12Answer } from './read-x12-answer.ts'

const MARKER = /^(?<name>.+)\.(?<end>ack|ok|rej|err)$/i

/** How much of a marker's text is taken for the receiver's words. */
const WORDS_LENGTH = 300

/**
 * Reads what a receiver left: acknowledgments of HL7, X12 999, 277CA and TA1, or a file named for one of ours with
 * `.ack` or `.rej` behind it. What is none of these is said, and shown to a person.
 */
export function readAnswer(name: string, bytes: Uint8Array): ReadAnswer {
  const text = textOf(bytes)
  const start = text?.replace(/^[\s\u000b]+/, '') ?? ''
  if (text !== null && /^(MSH|FHS|BHS)/.test(start)) return readHl7Ack(start)
  if (text !== null && start.startsWith('ISA')) return readX12Answer(start)
  const marker = MARKER.exec(name)?.groups
  if (marker?.['name'] !== undefined) return readMarker(marker['name'], marker['end'] ?? '', text ?? '')
  if (text === null) return unreadable('It is no text. See what the receiver left, and answer there.')
  return unreadable('It is no kind of answer that is known here. See what the receiver says in it.')
}

function readMarker(name: string, end: string, text: string): ReadAnswer {
  const isTaken = /^(ack|ok)$/i.test(end)
  const words = (text.split(/[\r\n]+/).find(line => line.trim() !== '') ?? '').trim().slice(0, WORDS_LENGTH)
  const verdict = isTaken ? 'accepted' : 'refused'
  const about = { kind: 'file-name', name } as const
  return {
    kind: 'marker',
    statements: [{ about, verdict, code: end.toUpperCase(), words, field: null }],
    problem: null,
  }
}

/** The bytes as text; null when they are none. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\u0000') ? null : text
  } catch {
    return null
  }
}
