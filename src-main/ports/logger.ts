/**
 * The program's own log, as a port. It cannot hold a patient's data because it takes no free text: an event is a
 * name of this table with the fields named here, and a value that is not of its field's shape is left out.
 */
export type Logger = { readonly write: (event: LogEvent) => void }

export type LogEvent =
  | { readonly event: 'started'; readonly version: string; readonly host: string }
  | { readonly event: 'stopped' }
  | { readonly event: 'migrated'; readonly from: number; readonly to: number }
  | {
      readonly event: 'operation-failed'
      readonly operation: string
      /** Made for this failure, so that a person can name it. */
      readonly incident: string
      readonly errorClass: string
      readonly errorCode: string
      /** Where it was thrown, as `function@file:line`; the message of the error is not taken. */
      readonly frames: readonly string[]
    }

type LogField = 'version' | 'host' | 'from' | 'to' | 'operation' | 'incident' | 'errorClass' | 'errorCode'

const CODE = /^[A-Za-z][A-Za-z0-9_-]{0,60}$/
const NUMBER = /^\d{1,9}$/

const SHAPES: Readonly<Record<LogField, RegExp>> = {
  version: /^\d{1,4}\.\d{1,4}\.\d{1,4}(-[a-z0-9.]{1,20})?$/,
  host: CODE,
  from: NUMBER,
  to: NUMBER,
  operation: /^[a-zA-Z]{1,30}\.[a-zA-Z]{1,30}$/,
  incident: /^[0-9a-f-]{36}$/,
  errorClass: CODE,
  errorCode: CODE,
}

const FRAME = /^[\w.<>$ [\]-]{1,80}@[\w.-]{1,80}:\d{1,6}$/

/** The event as one line of JSON with its time; what has not the shape of its field is `?`. */
export function logLine(at: string, event: LogEvent): string {
  const fields = Object.entries(event).map(([name, value]) => [
    name,
    name === 'event' ? value : shaped(name, value),
  ])
  return `${JSON.stringify({ at, ...Object.fromEntries(fields) })}\n`
}

function shaped(name: string, value: unknown): unknown {
  if (name === 'frames' && Array.isArray(value)) {
    return value.filter(frame => typeof frame === 'string' && FRAME.test(frame)).slice(0, 12)
  }
  const shape = isLogField(name) ? SHAPES[name] : undefined
  return shape?.test(String(value)) ? value : '?'
}

function isLogField(name: string): name is LogField {
  return Object.hasOwn(SHAPES, name)
}

/** Throws the events away: for tests and for commands that keep no log. */
export const silentLogger: Logger = { write: () => undefined }
