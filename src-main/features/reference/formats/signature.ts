/** What the first bytes of a file say it is, whatever its name. */
export type Signature =
  'empty' | 'zip' | 'page' | 'xml' | 'pdf' | 'old-workbook' | 'other-archive' | 'utf-16' | 'binary' | 'text'

/** The kinds that no reader takes, in the words of a problem. */
export const SIGNATURE_WORDS = {
  empty: 'an empty file',
  zip: 'a zip archive',
  page: 'a web page: a sign-in, licence or error page was saved in place of the file',
  xml: 'an XML document',
  pdf: 'a PDF document',
  'old-workbook': 'a workbook of Excel 97-2003 or a protected one; save it as .xlsx or .csv',
  'other-archive': 'an archive that is no zip; unpack it first',
  'utf-16': 'text in UTF-16; save it as CSV UTF-8',
  binary: 'binary data',
  text: 'text',
} as const satisfies Record<Signature, string>

const MAGIC: readonly (readonly [bytes: string, signature: Signature])[] = [
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['25504446', 'pdf'],
  ['d0cf11e0', 'old-workbook'],
  ['1f8b', 'other-archive'],
  ['377abcaf271c', 'other-archive'],
  ['526172211a', 'other-archive'],
  ['fffe', 'utf-16'],
  ['feff', 'utf-16'],
]

const PAGE_START = /^(\xef\xbb\xbf)?\s*(<!--[\s\S]{0,2000}?-->\s*)*<(!doctype|html|head|body|script)/i
const XML_START = /^(\xef\xbb\xbf)?\s*<\?xml/i

/** Bytes of text in an 8-bit code or UTF-8: no NUL, hardly any other control character. */
export function signatureOf(start: Buffer): Signature {
  if (start.length === 0) return 'empty'
  const hex = start.subarray(0, 8).toString('hex')
  const magic = MAGIC.find(([bytes]) => hex.startsWith(bytes))
  if (magic) return magic[1]
  if (looksLikeUtf16(start)) return 'utf-16'
  if (start.includes(0)) return 'binary'
  if (controlCharacters(start) * 100 > start.length) return 'binary'
  const text = start.subarray(0, 4096).toString('latin1')
  return PAGE_START.test(text) ? 'page' : XML_START.test(text) ? 'xml' : 'text'
}

/** Without a mark at its start: every other byte of a code table in UTF-16 is zero, all on the same side. */
function looksLikeUtf16(start: Buffer): boolean {
  const looked = start.subarray(0, 512)
  const zeros = [0, 0]
  for (const [at, byte] of looked.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  return (
    looked.length >= 8 && Math.max(even, odd) * 3 > looked.length && Math.min(even, odd) * 20 < looked.length
  )
}

function controlCharacters(start: Buffer): number {
  let count = 0
  for (const byte of start) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 26) count += 1
  }
  return count
}
