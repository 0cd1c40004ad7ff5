import type { DecodedField, DecodedPart } from '#shared/contract/decoded-file.ts'

/** A stretch of a segment: a field, or what stands between two fields. */
export type Stretch = { readonly text: string; readonly field: DecodedField | null }

/** A segment cut at its fields, with nothing left out: joined again it is the text of the file. */
export function stretchesOf(text: string, { from, to, fields }: DecodedPart): readonly Stretch[] {
  const stretches: Stretch[] = []
  let at = from
  for (const field of fields) {
    if (field.from > at) stretches.push({ text: text.slice(at, field.from), field: null })
    stretches.push({ text: text.slice(field.from, field.to), field })
    at = field.to
  }
  if (to > at) stretches.push({ text: text.slice(at, to), field: null })
  return stretches
}

/** What ends a segment, as it is shown: `CR`, `CR LF`, `~`. */
export function endingInWords(text: string, part: DecodedPart, next: DecodedPart | undefined): string {
  return [...text.slice(part.to, next?.from ?? text.length)]
    .map(sign => (sign === '\r' ? 'CR' : sign === '\n' ? 'LF' : sign))
    .join(' ')
}

/** Names a field among all of a file. */
export function fieldKey(part: DecodedPart, field: DecodedField): string {
  return `${part.line} ${field.place} ${field.from}`
}
