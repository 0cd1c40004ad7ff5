/**
 * Readers of single values off the wire. Each gives the value or stops the session with where and what: a session
 * that holds one wrong field is no session. Hand-written because every charge line of a large run passes here
 * (docs/decisions/0004-wire-reader.md).
 */

export type WireErrorCode =
  | 'not-json'
  | 'not-utf8'
  | 'too-long'
  | 'not-an-object'
  | 'unknown-field'
  | 'missing-field'
  | 'wrong-value'
  | 'repeated-lesion'
  | 'unknown-lesion'
  | 'lesion-without-service'

export type WireError = { readonly code: WireErrorCode; readonly message: string; readonly path: string }

/** Stops the reading of one session; caught where the session is read and turned into a value there. */
export class NotASession extends Error {
  readonly code: WireErrorCode
  readonly path: string

  constructor(code: WireErrorCode, path: string, message: string) {
    super(message)
    this.code = code
    this.path = path
  }
}

export type Fields = Readonly<Record<string, unknown>>

/** An object that has no other field than the allowed ones: a typing mistake must not be ignored. */
export function readFields(value: unknown, path: string, allowed: ReadonlySet<string>): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new NotASession('not-an-object', path, `${nameOf(path)} must be an object.`)
  }
  for (const key in value) {
    if (!allowed.has(key)) {
      const known = [...allowed].join(', ')
      throw new NotASession(
        'unknown-field',
        join(path, key),
        `There is no field ${show(key)}; known here are ${known}.`,
      )
    }
  }
  return value as Fields
}

export function readChoice<const T extends string>(value: unknown, path: string, choices: readonly T[]): T {
  if (value === undefined || value === null) {
    throw new NotASession(
      'missing-field',
      path,
      `${nameOf(path)} is missing; it is one of ${choices.join(', ')}.`,
    )
  }
  const index = typeof value === 'string' ? (choices as readonly string[]).indexOf(value) : -1
  const choice = choices[index]
  if (choice !== undefined) return choice
  throw new NotASession(
    'wrong-value',
    path,
    `${nameOf(path)} is ${show(value)}; it must be one of ${choices.join(', ')}.`,
  )
}

export function readChoiceOr<const T extends string>(
  value: unknown,
  path: string,
  choices: readonly T[],
  absent: T,
): T {
  if (value === undefined) return absent
  if (value === null)
    throw new NotASession(
      'wrong-value',
      path,
      `${nameOf(path)} is null; leave it out or give one of ${choices.join(', ')}.`,
    )
  return readChoice(value, path, choices)
}

/** A whole number from `least` up; an absent one is `absent`. */
export function readNumberOr(value: unknown, path: string, least: 0 | 1, absent: number): number {
  if (value === undefined) return absent
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= MOST_UNITS)
    return value
  throw new NotASession(
    'wrong-value',
    path,
    `${nameOf(path)} is ${show(value)}; it must be a whole number from ${least} to ${MOST_UNITS}.`,
  )
}

/** The quantity field of a charge message holds six digits. */
const MOST_UNITS = 999_999

export function readText(
  value: unknown,
  path: string,
  shape: { readonly pattern: RegExp; readonly words: string },
): string {
  if (typeof value === 'string' && shape.pattern.test(value)) return value
  if (value === undefined || value === null) {
    throw new NotASession('missing-field', path, `${nameOf(path)} is missing; it must be ${shape.words}.`)
  }
  throw new NotASession('wrong-value', path, `${nameOf(path)} is ${show(value)}; it must be ${shape.words}.`)
}

export function readFlagOr<Absent>(value: unknown, path: string, absent: Absent): boolean | Absent {
  if (value === undefined) return absent
  if (typeof value === 'boolean') return value
  throw new NotASession('wrong-value', path, `${nameOf(path)} is ${show(value)}; it must be true or false.`)
}

/** Every item of a list, read with its own path; an absent list is empty. */
export function readList<T>(
  value: unknown,
  path: string,
  readItem: (item: unknown, path: string) => T,
): readonly T[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    throw new NotASession('wrong-value', path, `${nameOf(path)} is ${show(value)}; it must be a list.`)
  }
  const items: T[] = []
  for (let index = 0; index < value.length; index++) items.push(readItem(value[index], `${path}.${index}`))
  return items
}

export function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

function nameOf(path: string): string {
  return path === '' ? 'A session' : path
}

/** A value as it is quoted in a message: short, on one line. */
function show(value: unknown): string {
  if (typeof value === 'number') return String(value)
  const text =
    typeof value === 'object' && value !== null
      ? Array.isArray(value)
        ? 'a list'
        : 'an object'
      : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
