import { takesText } from '../ui/focus-order.ts'

/**
 * Tells what a keyboard-wedge scanner types from what a person types. A scanner is a keyboard: its characters go
 * wherever the focus is, a few milliseconds apart, and end with Enter or Tab. Nothing is held back while they come, so
 * typing costs nothing; what a scan has typed is taken back once it is known to be one.
 */
export type Scanner = {
  /** To be given every key before anybody else; true when the key ended a scan and belongs to nobody else. */
  readonly press: (event: KeyboardEvent) => boolean
  /** Whether the last characters came as fast as a scanner types: single-letter commands then wait. */
  readonly inBurst: () => boolean
  /** Who is asked what a scan means, one after another. */
  readonly setReaders: (readers: readonly ScanReader[]) => void
}

export type Scan = {
  readonly text: string
  /** Typed into a field that takes text, or led into one: then it may be meant for the field. */
  readonly intoText: boolean
}

/** What a scan may mean. The first reader that takes it has it. */
export type ScanReader = (scan: Scan) => boolean

/** Characters further apart than this are not of one scan. */
const MOST_GAP_MS = 80
/** A scan is faster than this on average; nobody types six letters at that pace. */
const MEAN_GAP_MS = 35
const LEAST_CHARACTERS = 4
const BURST_CHARACTERS = 3

type Burst = {
  text: string
  readonly since: number
  last: number
  /** Where its first character went. */
  readonly target: EventTarget | null
  readonly takeBack: () => void
}

/**
 * A scanner that remembers, by `bookmark`, how things stand before a scan types into them; calling the answer puts
 * them back.
 */
export function createScanner(bookmark: () => () => void): Scanner {
  let burst: Burst | null = null
  let readers: readonly ScanReader[] = []

  function type(event: KeyboardEvent): void {
    const at = event.timeStamp
    if (burst === null || at - burst.last > MOST_GAP_MS) {
      const { target } = event
      burst = { text: '', since: at, last: at, target, takeBack: takeBackOf(target, bookmark()) }
    }
    burst.text += event.key
    burst.last = at
  }

  function end(event: KeyboardEvent): boolean {
    const ended = burst
    burst = null
    if (ended === null || !isScan(ended, event.timeStamp)) return false
    const beganInText = takesText(ended.target)
    // Whoever goes on to another place before Enter is a person, however fast.
    if (beganInText && event.target !== ended.target) return false
    const scan = { text: ended.text, intoText: beganInText || takesText(event.target) }
    if (!readers.some(read => read(scan))) return false
    ended.takeBack()
    return true
  }

  return {
    setReaders: next => {
      readers = next
    },
    inBurst: () => burst !== null && burst.text.length >= BURST_CHARACTERS && isFast(burst, burst.last),
    press: event => {
      // Capital letters come with Shift, which is a key of its own.
      if (event.key === 'Shift') return false
      const modified = event.ctrlKey || event.altKey || event.metaKey
      if (modified || event.repeat || event.isComposing) {
        burst = null
        return false
      }
      if (event.key === 'Enter' || event.key === 'Tab') return end(event)
      if (event.key.length === 1) type(event)
      else burst = null
      return false
    },
  }
}

function isScan(burst: Burst, endedAt: number): boolean {
  return (
    burst.text.length >= LEAST_CHARACTERS && endedAt - burst.last <= MOST_GAP_MS && isFast(burst, burst.last)
  )
}

function isFast({ text, since }: Burst, until: number): boolean {
  return (until - since) / Math.max(1, text.length - 1) <= MEAN_GAP_MS
}

/** Puts back the text of the field that the scan went into, then whatever else it touched. */
function takeBackOf(target: EventTarget | null, putBack: () => void): () => void {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  const before = isField && takesText(target) ? target.value : null
  return () => {
    if (isField && before !== null && target.isConnected) setText(target, before)
    putBack()
  }
}

/** Sets a field as typing does, so that whoever listens to the field hears of it. */
function setText(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
