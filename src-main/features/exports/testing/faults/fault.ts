/** The kinds of bytes that a fault is seeded into. */
export type Family = 'hl7' | 'csv' | 'delimited' | 'fixed' | 'x12' | 'x12i' | 'bundle' | 'ndjson'

/** Changes a good file, taken as one character a byte, into a bad one. */
export type Change = (file: string) => string

export type Fault = {
  readonly what: string
  /** Where such a file was published or described; null for our own. */
  readonly seenIn: string | null
  readonly changes: Readonly<Partial<Record<Family, Change>>>
}

/** Replaces the first of what must be there; a fault that changes nothing is none. */
export function swap(from: string | RegExp, to: string): Change {
  return file => {
    const changed = file.replace(from, to)
    if (changed === file) throw new Error(`Nothing to change: ${from}`)
    return changed
  }
}

export function swapAll(from: string, to: string): Change {
  return file => swap(from, to)(file).replaceAll(from, to)
}

/** One after the other. */
export function both(first: Change, second: Change): Change {
  return file => second(first(file))
}

/** The same change in both kinds of claim, and in both shapes of FHIR. */
export const inX12 = (change: Change) => ({ x12: change, x12i: change })
export const inFhir = (change: Change) => ({ bundle: change, ndjson: change })
export const inRows = (change: Change) => ({ csv: change, delimited: change, fixed: change })
export const everywhere = (change: Change): Fault['changes'] => ({
  hl7: change,
  ...inRows(change),
  ...inX12(change),
  ...inFhir(change),
})

/** Exchanges or repeats parts of a file; `end` closes each part. */
export function parts(end: string, change: (parts: string[]) => readonly string[]): Change {
  return file => {
    const pieces = file.split(end)
    const last = pieces.pop() ?? ''
    return change(pieces)
      .map(part => part + end)
      .join('')
      .concat(last)
  }
}

/** The part that holds the text. */
export function placeOf(pieces: readonly string[], text: string): number {
  const place = pieces.findIndex(piece => piece.includes(text))
  if (place < 0) throw new Error(`No part holds ${text}`)
  return place
}

export function swapped(end: string, one: string, other: string): Change {
  return parts(end, pieces => {
    const [first, second] = [placeOf(pieces, one), placeOf(pieces, other)]
    const copy = [...pieces]
    copy[first] = pieces[second] ?? ''
    copy[second] = pieces[first] ?? ''
    return copy
  })
}

/** Doubles the parts from one that holds `from` up to one that holds `to`. */
export function doubled(end: string, from: string, to: string): Change {
  return parts(end, pieces => {
    const [start, stop] = [placeOf(pieces, from), placeOf(pieces, to)]
    return pieces.toSpliced(stop, 0, ...pieces.slice(start, stop))
  })
}

export function lost(end: string, text: string): Change {
  return parts(end, pieces => pieces.toSpliced(placeOf(pieces, text), 1))
}
