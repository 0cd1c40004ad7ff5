/** A segment as data: its name, then elements; a list is a composite. */
export type Segment = readonly (string | readonly string[])[]

export const ELEMENT = '*'
export const COMPONENT = ':'
export const REPETITION = '^'
export const TERMINATOR = '~'

/** A segment as it stands in the file. Empty elements and components at the end are not written. */
export function renderSegment(segment: Segment, suffix: string): string {
  const elements = segment.map(element =>
    typeof element === 'string' ? plain(element) : trimEnd(element.map(plain)).join(COMPONENT),
  )
  return trimEnd(elements).join(ELEMENT) + TERMINATOR + suffix
}

/** Values were tried before; a delimiter that comes this far would move every element after it. */
function plain(value: string): string {
  if (/[*:~^\u0000-\u001f]/.test(value)) throw new Error('A delimiter stands in a value')
  return value
}

function trimEnd(values: readonly string[]): readonly string[] {
  return values.slice(0, values.findLastIndex(value => value !== '') + 1)
}
