import { utf16Label } from './decoder.ts'

/** What the first bytes say a file is; null when it can be text of a list or of messages. */
export function unreadableKind(start: Uint8Array): string | null {
  const text = Buffer.from(start).toString('latin1')
  if (start.length === 0) return 'It is empty. Choose another file.'
  if (text.startsWith('PK\u0003\u0004')) {
    return 'It is an Excel workbook or a ZIP archive. Save the sheet as CSV and import that.'
  }
  if (text.startsWith('\u00d0\u00cf\u0011\u00e0')) {
    return 'It is an older Excel or Word file. Save the sheet as CSV and import that.'
  }
  if (text.startsWith('%PDF')) return 'It is a PDF. Export the list as CSV and import that.'
  if (text.slice(128, 132) === 'DICM')
    return 'It is a DICOM file. Query the worklist server for its exams instead.'
  if (text.startsWith('{\\rtf'))
    return 'It is formatted text (RTF). Copy the table out of it and paste it here.'
  return isBinary(start) ? 'It is no text. Export the list as CSV or HL7 and import that.' : null
}

/** Whether text begins as HL7 v2 messages do, alone or as a batch, with or without the framing of a connection. */
export function looksLikeMessages(start: Uint8Array): boolean {
  const text = new TextDecoder(utf16Label(start) ?? 'latin1').decode(start)
  return /^(\ufeff|\u00ef\u00bb\u00bf)?[\s\u000b]*(MSH|FHS|BHS)[^A-Za-z0-9\s]/.test(text)
}

/** Controls that no text has. UTF-16 has NULs in every other place, which the decoder knows. */
function isBinary(start: Uint8Array): boolean {
  const controls = start.filter(byte => byte < 9 || (byte > 13 && byte < 32 && byte !== 27 && byte !== 28))
  return utf16Label(start) === null && controls.length / start.length > 0.05
}
