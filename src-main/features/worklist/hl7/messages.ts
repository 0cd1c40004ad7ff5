import { slicesOf, type ByteSource } from '../byte-source.ts'
import { decodeText } from '../table/decoder.ts'

/** A message as it lies in a file: its segments as bytes (each character one byte), or why it cannot be cut out. */
export type RawMessage =
  | { readonly kind: 'message'; readonly number: number; readonly segments: readonly string[] }
  | { readonly kind: 'broken'; readonly number: number; readonly text: string }

const MOST_SEGMENTS = 2_000
const MOST_BYTES = 1024 * 1024

/** Names of segments round the messages of a batch. */
const ENVELOPE = /^(FHS|BHS|BTS|FTS)/
const SEGMENT = /^[A-Z][A-Z0-9]{2}([^A-Za-z0-9]|$)/

/**
 * Cuts a file into messages: single ones or batches, whatever ends a segment, with or without the framing bytes of a
 * connection. What stands before the first message, or is too large for one, is told and left out.
 */
export function* cutMessages(source: ByteSource): Generator<RawMessage> {
  let number = 0
  let segments: string[] = []
  let bytes = 0
  let broken = ''
  function* end(): Generator<RawMessage> {
    if (broken !== '') yield { kind: 'broken', number: Math.max(1, number), text: broken }
    else if (segments.length > 0) yield { kind: 'message', number, segments }
    segments = []
    bytes = 0
    broken = ''
  }
  for (const line of segmentLines(source)) {
    if (line.startsWith('MSH')) {
      yield* end()
      number += 1
      segments.push(line)
    } else if (!ENVELOPE.test(line) && broken === '') {
      broken = whyBroken(line, segments)
      if (broken === '') segments.push(line)
    }
    bytes += line.length
    if (bytes > MOST_BYTES || segments.length > MOST_SEGMENTS) broken = 'It is too large for one message.'
  }
  yield* end()
}

function whyBroken(line: string, before: readonly string[]): string {
  if (before.length === 0) return 'Something stands before the first MSH segment.'
  const place = `segment ${before.length + 1}`
  if (!SEGMENT.test(line)) return `${place} has no name: a line end may stand inside a field.`
  return /[\u0000-\u0008\u000e-\u001a\u001d-\u001f]/.test(line) ? `${place} holds a control character.` : ''
}

/** The segments of a file, one byte a character; empty ones are left out. */
function* segmentLines(source: ByteSource): Generator<string> {
  let rest = ''
  let isFirst = true
  for (const piece of latinPieces(source)) {
    const text = isFirst ? piece.replace(/^\u00ef\u00bb\u00bf/, '') : piece
    isFirst = false
    // The block marks of MLLP, 0x0B before and 0x1C after a message, part segments as line ends do.
    const lines = `${rest}${text}`.split(/[\r\n\u000b\u001c]+/)
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.trim() !== '') yield line
    // No segment is that long: it is cut, and refused for its size.
    if (rest.length > MOST_BYTES) rest = rest.slice(0, MOST_BYTES + 1)
  }
  if (rest.trim() !== '') yield rest
}

/** Text in UTF-16 is written again in UTF-8 first, so that the delimiters are single bytes. */
function* latinPieces(source: ByteSource): Generator<string> {
  const decoded = decodeText(source)
  if (decoded.encoding() !== 'UTF-16') {
    for (const slice of slicesOf(source)) yield Buffer.from(slice).toString('latin1')
    return
  }
  for (const piece of decoded.pieces) yield Buffer.from(piece, 'utf8').toString('latin1')
}
