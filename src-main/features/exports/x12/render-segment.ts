/** A segment as data: its name, then elements; a list is a composite. */
export type Segment = readonly (string | readonly string[])[]

export const ELEMENT = '*'
export const COMPONENT = ':'
export const REPETITION = '^'
export const TERMINATOR = '~'

/** A segment as it stands in the file. Empty elements and components at the end are not written. */
export function renderSegment(segment: Segment, suffix: string): string {
  return joined(segment, ELEMENT, element =>
    typeof element === 'string' ? plain(element) : joined(element, COMPONENT, plain),
  ).concat(TERMINATOR, suffix)
}

function joined<T>(values: readonly T[], delimiter: string, textOf: (value: T) => string): string {
  let [text, waiting] = ['', '']
  for (const [index, value] of values.entries()) {
    const next = textOf(value)
    if (index > 0) waiting += delimiter
    if (next === '') continue
    text += waiting + next
    waiting = ''
  }
  return text
}

/** Values were tried before; a delimiter that comes this far would move every element after it. */
function plain(value: string): string {
  if (/[*:~^\u0000-\u001f]/.test(value)) throw new Error('A delimiter stands in a value')
  return value
}
