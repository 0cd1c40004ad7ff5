import { TextDecoder } from 'node:util'
import { slicesOf, type ByteSource } from '../byte-source.ts'

export type TextEncodingName = 'UTF-8' | 'UTF-16' | 'Windows-1252'

/** The text of a file, slice by slice, and at the end which encoding it turned out to have. */
export type DecodedText = { readonly pieces: Iterable<string>; readonly encoding: () => TextEncodingName }

const LOOKED_AT = 4_096

/**
 * Decodes text whose encoding nobody states. A mark at the beginning or NULs in every other place say UTF-16.
 * Otherwise it is UTF-8, until bytes come that are none: where no character beyond ASCII came before, the file is in
 * the older encoding of Windows; where one did, the spoiled character shows as U+FFFD and its row is refused.
 */
export function decodeText(source: ByteSource): DecodedText {
  const utf16 = utf16Label(source.slice(0, Math.min(LOOKED_AT, source.bytes)))
  if (utf16 !== null) {
    return { pieces: decodeWith(new TextDecoder(utf16), source), encoding: () => 'UTF-16' }
  }
  let encoding: TextEncodingName = 'UTF-8'
  const pieces = decodeBytes(source, found => (encoding = found))
  return { pieces, encoding: () => encoding }
}

function* decodeWith(decoder: TextDecoder, source: ByteSource): Generator<string> {
  for (const slice of slicesOf(source)) yield decoder.decode(slice, { stream: true })
  yield decoder.decode()
}

function* decodeBytes(source: ByteSource, found: (encoding: TextEncodingName) => void): Generator<string> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  let carried: Uint8Array = new Uint8Array()
  let beyondAscii = false
  let older: TextDecoder | null = null
  for (const slice of slicesOf(source)) {
    const bytes = carried.length === 0 ? slice : Buffer.concat([carried, slice])
    const whole = older ? bytes.length : wholeCharacters(bytes)
    carried = bytes.slice(whole)
    const part = bytes.subarray(0, whole)
    const text = older ? null : strictly(strict, part)
    if (text === null && !beyondAscii) {
      older ??= new TextDecoder('windows-1252')
      found('Windows-1252')
    }
    beyondAscii ||= text !== null && /[^\u0000-\u007f]/.test(text)
    yield text ?? (older ?? new TextDecoder('utf-8')).decode(part)
  }
  if (carried.length > 0) {
    if (!beyondAscii) found('Windows-1252')
    yield (beyondAscii ? new TextDecoder('utf-8') : new TextDecoder('windows-1252')).decode(carried)
  }
}

function strictly(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

/** How many bytes at the beginning end with a whole UTF-8 character: the end of a slice may cut one. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return back < length ? bytes.length - back : bytes.length
    }
  }
  return bytes.length
}

/** Which UTF-16 bytes are; null where they are none. */
export function utf16Label(start: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  if (start.length < 8) return null
  const [even, odd] = [nuls(start, 0), nuls(start, 1)]
  if (even === 0 && odd > 0.4) return 'utf-16le'
  return odd === 0 && even > 0.4 ? 'utf-16be' : null
}

/** The share of NULs in every other place, from the first or the second. */
function nuls(bytes: Uint8Array, from: 0 | 1): number {
  const places = bytes.filter((_byte, at) => at % 2 === from)
  return places.filter(byte => byte === 0).length / places.length
}
