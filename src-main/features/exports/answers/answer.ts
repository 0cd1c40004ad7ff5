/** What an answer of a receiver is about, by the number that it names. */
export type AnsweredThing =
  /** A batch, a file or a message of ours, by its control number. */
  | {
      readonly kind: 'control-number'
      readonly number: string
      /** The charge of a message, counted from 1. */
      readonly line: number | null
      /** A field of the message, such as `PID-3`. */
      readonly place: string | null
    }
  /** The whole of an interchange, by ISA13 or GS06. */
  | { readonly kind: 'interchange'; readonly number: number }
  /** A transaction set of an interchange, and a segment of it, counted from ST as 1. */
  | {
      readonly kind: 'set'
      readonly interchange: number
      readonly set: string
      readonly segment: number | null
      readonly element: number | null
      readonly component: number | null
      /** The segment that is wrong, by its name: where it is missing another one stands at its place. */
      readonly name: string
      /** Where the whole set is meant: segments whose claims have statements of their own. */
      readonly besides: readonly number[]
    }
  /** A claim or a line, by the number of a line. */
  | { readonly kind: 'line-number'; readonly number: string; readonly whole: boolean }
  /** A file, by its name. */
  | { readonly kind: 'file-name'; readonly name: string }

export type AnswerStatement = {
  readonly about: AnsweredThing
  readonly verdict: 'accepted' | 'refused'
  readonly code: string
  /** The receiver's own words; empty where it gave none. */
  readonly words: string
  /** The field of ours, in words; null where the answer tells none. */
  readonly field: string | null
}

export type AnswerKind = 'hl7-ack' | 'x12-999' | 'x12-277ca' | 'x12-ta1' | 'marker' | 'unreadable'

/** An answer as read; `problem` says why it could not be, or what was odd about it. */
export type ReadAnswer = {
  readonly kind: AnswerKind
  readonly statements: readonly AnswerStatement[]
  readonly problem: string | null
}

export function unreadable(problem: string): ReadAnswer {
  return { kind: 'unreadable', statements: [], problem }
}
