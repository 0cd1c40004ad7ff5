/**
 * Names of MSH-18 with the name under which the text is decoded. Source: HL7 v2.5.1, chapter 2, table 0211. A few
 * systems write the DICOM terms there; those of Latin text are taken too.
 */
const LABELS: Readonly<Record<string, string>> = {
  'UNICODE UTF-8': 'utf-8',
  'UTF-8': 'utf-8',
  UTF8: 'utf-8',
  UNICODE: 'utf-8',
  // Files in UTF-16 are in UTF-8 by the time their messages are decoded.
  'UNICODE UTF-16': 'utf-8',
  'ISO_IR 192': 'utf-8',
  'ISO IR192': 'utf-8',
  ASCII: 'ascii',
  'ISO IR6': 'ascii',
  'ISO_IR 6': 'ascii',
  '8859/1': 'iso-8859-1',
  '8859/2': 'iso-8859-2',
  '8859/3': 'iso-8859-3',
  '8859/4': 'iso-8859-4',
  '8859/5': 'iso-8859-5',
  '8859/6': 'iso-8859-6',
  '8859/7': 'iso-8859-7',
  '8859/8': 'iso-8859-8',
  '8859/9': 'iso-8859-9',
  '8859/15': 'iso-8859-15',
  'ISO_IR 100': 'iso-8859-1',
  'ISO IR100': 'iso-8859-1',
  'ISO-8859-1': 'iso-8859-1',
  'WINDOWS-1252': 'windows-1252',
  CP1252: 'windows-1252',
  'GB 18030-2000': 'gb18030',
  'BIG-5': 'big5',
  'KS X 1001': 'euc-kr',
}

/**
 * Decodes the bytes of a message by the character set that it names. Without a name, or with ASCII, it is UTF-8 where
 * the bytes are, else the older encoding of Windows. Null where the name is not known.
 */
export function decodeMessage(bytes: Uint8Array, characterSet: string): string | null {
  const label = characterSet === '' ? 'ascii' : LABELS[characterSet.toUpperCase()]
  if (label === undefined) return null
  if (label !== 'ascii') return new TextDecoder(label).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
