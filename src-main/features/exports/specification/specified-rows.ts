import type { DecodedPart, SpecifiedField, SpecifiedPart } from '#shared/contract/decoded-file.ts'
import type { RowField, RowLayout } from '../decode/row-layout.ts'

/** The rows of a flat file as the specification prints them: every column, also one that is always empty. */
export function specifiedRows(
  layout: RowLayout,
  decoded: readonly DecodedPart[],
  source: string,
): readonly SpecifiedPart[] {
  const examplesOf = (name: string) => {
    const examples = new Map<string, string>()
    for (const { fields } of decoded.filter(part => part.name === name)) {
      for (const { place, value } of fields) if (!examples.has(place)) examples.set(place, value)
    }
    return examples
  }
  const part = (name: string, title: string, columns: readonly RowField[]): SpecifiedPart => {
    const examples = examplesOf(name)
    const lengths = name === 'D' ? lengthsOf(layout) : columns.map(() => 'any')
    return {
      name,
      title,
      fields: columns.map((column, index): SpecifiedField => ({
        place: column.name,
        name: `column ${index + 1}`,
        length: lengths[index] ?? '',
        required: false,
        fill: column.fill,
        example: examples.get(column.name) ?? '',
        source,
      })),
    }
  }
  const detail = part('D', 'Charge line', layout.detail)
  if (!layout.envelope) return [detail]
  return [part('H', 'File header', layout.head), detail, part('T', 'File trailer', layout.tail)]
}

/** Where each column of a charge row stands: by character in a fixed layout, else how long it may be. */
function lengthsOf({ fixed, detail }: RowLayout): readonly string[] {
  let at = 1
  return detail.map(({ width }) => {
    if (width === null) return 'any'
    const from = at
    at += width
    return fixed ? `characters ${from} to ${at - 1}` : `at most ${width}`
  })
}
