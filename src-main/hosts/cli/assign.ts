import type { Readable, Writable } from 'node:stream'
import {
  assignCharges,
  builtInReference,
  readCodingSession,
  type CodingReference,
  type WireError,
} from '#main/features/coding/index.ts'
import { lineBlocks, type InputLine } from './line-blocks.ts'
import { rememberedAnswers, type RememberedAnswers } from './remembered-answers.ts'
import { writeAll } from './write-all.ts'

/** A session is never near this long; a longer line is an accident or an attack. */
const MOST_LINE_BYTES = 1024 * 1024

const MOST_REMEMBERED = 4096

/**
 * `chargemark assign`: one session a line in, one answer a line out, in order, in constant memory. A line that is no
 * session gets its error in its place and the run goes on. Answers the exit status: 1 when any line was wrong.
 * Source: docs/WIRE-FORMAT.md.
 */
export async function runAssign({
  input,
  output,
  reference = builtInReference(),
}: {
  readonly input: Readable
  readonly output: Writable
  readonly reference?: CodingReference
}): Promise<number> {
  const engine = { reference, remembered: rememberedAnswers(MOST_REMEMBERED) }
  let wrong = 0
  let isFirst = true
  for await (const lines of lineBlocks(input, MOST_LINE_BYTES)) {
    let text = ''
    for (const line of lines) {
      const answer = answerLine(isFirst ? withoutByteOrderMark(line) : line, engine)
      isFirst = false
      if (answer.isError) wrong++
      text += `${answer.json}\n`
    }
    if (!(await writeAll(output, text))) break
  }
  return wrong > 0 ? 1 : 0
}

type AnswerLine = { readonly json: string; readonly isError: boolean }

type Engine = { readonly reference: CodingReference; readonly remembered: RememberedAnswers }

function answerLine(line: InputLine, { reference, remembered }: Engine): AnswerLine {
  if (line.kind !== 'text') return errorLine(null, UNREADABLE[line.kind])
  const known = remembered.recall(line.text)
  if (known !== null) return { json: known, isError: false }
  const value = parseJson(line.text)
  if (value === NOT_JSON) return errorLine(null, UNREADABLE['not-json'])
  const session = readCodingSession(value)
  if (!session.ok) return errorLine(idOf(value), session.error)
  const json = JSON.stringify(assignCharges(session.value, reference))
  remembered.remember(line.text, value, json)
  return { json, isError: false }
}

const UNREADABLE = {
  'too-long': { code: 'too-long', message: 'The line is longer than 1 MiB; a session is not.', path: '' },
  'not-utf8': { code: 'not-utf8', message: 'The line is not UTF-8 text.', path: '' },
  'not-json': {
    code: 'not-json',
    message: 'The line is not JSON: one session, an object, on one line.',
    path: '',
  },
} as const satisfies Record<string, WireError>

function errorLine(id: string | null, error: WireError): AnswerLine {
  return { json: JSON.stringify({ id, error }), isError: true }
}

const NOT_JSON = Symbol('not JSON')

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return NOT_JSON
  }
}

/** The session's own id, where it has one that can be said back. */
function idOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null
  return typeof value.id === 'string' && value.id.length <= 256 ? value.id : null
}

function withoutByteOrderMark(line: InputLine): InputLine {
  return line.kind === 'text' && line.text.startsWith('\uFEFF')
    ? { kind: 'text', text: line.text.slice(1) }
    : line
}
