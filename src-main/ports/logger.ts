import { OPERATION_NAMES, channelOf } from '#shared/contract/operation-names.ts'

/**
 * The program's own log, as a port. It cannot hold a patient's data because it takes no free text: an event is a
 * name of this table with the fields named here, and a value that is not of its field's shape is left out.
 */
export type Logger = { readonly write: (event: LogEvent) => void }

export type LogEvent =
  | { readonly event: 'started'; readonly version: string; readonly host: string }
  | { readonly event: 'stopped' }
  | { readonly event: 'migrated'; readonly from: number; readonly to: number }
  | ({
      readonly event: 'operation-failed'
      readonly operation: string
      /** Made for this failure, so that a person can name it. */
      readonly incident: string
    } & DescribedError)
  /** Something was thrown where nothing could answer for it, and the program ended. */
  | ({ readonly event: 'broke-off' } & DescribedError)

/** Of an error what its message cannot get into. */
export type DescribedError = {
  readonly errorClass: string
  readonly errorCode: string
  /** Where it was thrown, as `function@file:line`. */
  readonly frames: readonly string[]
}

type Shape = (value: string | number) => boolean

const like =
  (pattern: RegExp): Shape =>
  value =>
    pattern.test(String(value))

const oneOf = (words: Iterable<string>): Shape => {
  const known = new Set(words)
  return value => typeof value === 'string' && known.has(value)
}

const NUMBER = like(/^\d{1,9}$/)
const EVENTS: readonly LogEvent['event'][] = [
  'started',
  'stopped',
  'migrated',
  'operation-failed',
  'broke-off',
]
const CHANNELS = Object.entries(OPERATION_NAMES).flatMap(([feature, names]) =>
  names.map(name => channelOf(feature, name)),
)
/** What `typeof` says of what was thrown and is no error. */
const NO_ERROR = 'string|number|bigint|boolean|symbol|undefined|object|function'

const SHAPES: Readonly<Record<string, Shape>> = {
  at: like(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/),
  event: oneOf(EVENTS),
  version: like(/^\d{1,4}\.\d{1,4}\.\d{1,4}(-[a-z]{1,10}(\.\d{1,4})?)?$/),
  host: oneOf(['electron', 'chromium', 'cli']),
  from: NUMBER,
  to: NUMBER,
  operation: oneOf(CHANNELS),
  incident: like(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
  errorClass: like(new RegExp(`^([A-Za-z]{0,40}(Error|Exception|Fault)|${NO_ERROR})$`)),
  errorCode: like(/^(none|SQLITE_[A-Z0-9_]{1,40})$/),
}

const MOST_FRAMES = 12
const FRAME = /^[\w.<>$ [\]-]{1,80}@[\w.-]{1,80}:\d{1,6}$/

/** The event as one line of JSON with its time; what has not the shape of its field is `?`. */
export function logLine(at: string, event: LogEvent): string {
  return `${JSON.stringify(shapedFields({ at, ...event }))}\n`
}

/**
 * A line of a log file as it may be shown: whoever can write into the folder can write a line of their own, so it is
 * held to the same shapes again.
 */
export function readLogLine(line: string): Readonly<Record<string, unknown>> {
  const read = parsed(line)
  return typeof read === 'object' && read !== null && !Array.isArray(read)
    ? shapedFields(read)
    : { event: 'line-cut-off' }
}

function shapedFields(fields: object): Readonly<Record<string, unknown>> {
  const known = Object.entries(fields).filter(([name]) => name === 'frames' || Object.hasOwn(SHAPES, name))
  return Object.fromEntries(known.map(([name, value]) => [name, shaped(name, value)]))
}

function shaped(name: string, value: unknown): unknown {
  if (name === 'frames') {
    const frames: readonly unknown[] = Array.isArray(value) ? value : []
    return frames.filter(frame => typeof frame === 'string' && FRAME.test(frame)).slice(0, MOST_FRAMES)
  }
  const isPlain = typeof value === 'string' || typeof value === 'number'
  return isPlain && SHAPES[name]?.(value) === true ? value : '?'
}

/** A line that a crash cut off is none. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** Throws the events away: for tests and for commands that keep no log. */
export const silentLogger: Logger = { write: () => undefined }
