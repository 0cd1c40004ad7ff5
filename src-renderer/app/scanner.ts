import { takesText } from '../ui/focus-order.ts'

/**
 * Tells what a keyboard-wedge scanner types from what a person types. A scanner is a keyboard: its characters go
 * wherever the focus is, a few milliseconds apart, and end with Enter or Tab. Nothing is held back while they come, so
 * typing costs nothing; what a scan has typed is taken back once it is known to be one. The barcode of a device is
 * known by how it begins: from there on its characters reach nobody else.
 */
export type Scanner = {
  /** To be given every key before anybody else; true when the key was a scan's and belongs to nobody else. */
  readonly press: (key: ScannedKey) => boolean
  /** Hands on a scan that no Enter ends; to be called when no key came for a while. */
  readonly hush: () => void
  /** Whether the last characters came as fast as a scanner types: single-letter commands then wait. */
  readonly inBurst: () => boolean
  /** Who is asked what a scan means, one after another. */
  readonly setReaders: (readers: readonly ScanReader[]) => void
}

export type ScannedKey = Pick<
  KeyboardEvent,
  'key' | 'timeStamp' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat' | 'isComposing' | 'target'
>

export type Scan = {
  readonly text: string
  /** Typed into a field that takes text, or led into one: then it may be meant for the field. */
  readonly intoText: boolean
}

/** What a scan may mean. The first reader that takes it has it. */
export type ScanReader = (scan: Scan) => boolean

/** Characters further apart than this are not of one scan, unless it is known for one. */
const MOST_GAP_MS = 120
/** How long a scan that is known for one may falter; after it nothing more is to come. */
export const LONGEST_FALTER_MS = 600
/** A scan is faster than this on average; nobody types six letters at that pace. */
const MEAN_GAP_MS = 35
const LEAST_CHARACTERS = 4
const BURST_CHARACTERS = 3

/** FNC1, as scanners send it: Ctrl+] or, where they are set so, F8. */
const SEPARATOR = '\u001d'
const DEVICE_BEGINNING = /^(\][A-Za-z]\w|\(\d\d|\*?\+[A-Z$][A-Z0-9$]|=[/,>})]\w|&[,)]\w|01\d{4})/
/** Shift makes capital letters, and Control a separator: they are keys of their own, and type nothing. */
const SILENT = new Set(['Shift', 'Control', 'CapsLock'])

type Burst = {
  readonly text: string
  readonly since: number
  readonly last: number
  /** It begins as the barcode of a device does. */
  readonly known: boolean
  /** Where its first character went. */
  readonly target: EventTarget | null
  readonly takeBack: () => void
}

/** Whether a scan begins as the barcode of a device does. */
export function beginsAsDevice(text: string): boolean {
  return DEVICE_BEGINNING.test(text)
}

/**
 * A scanner that remembers, by `bookmark`, how things stand before a scan types into them; calling the answer puts
 * them back.
 */
export function createScanner(bookmark: () => () => void): Scanner {
  let burst: Burst | null = null
  let readers: readonly ScanReader[] = []

  function read(scan: Scan): boolean {
    return readers.some(reader => reader(scan))
  }

  /** Adds a character; true once the barcode is known for one, when all before it was taken back. */
  function type(character: string, { timeStamp, target }: ScannedKey): boolean {
    const goesOn = burst !== null && timeStamp - burst.last <= (burst.known ? LONGEST_FALTER_MS : MOST_GAP_MS)
    const before: Burst =
      goesOn && burst
        ? burst
        : {
            text: '',
            since: timeStamp,
            last: timeStamp,
            known: false,
            target,
            takeBack: takeBackOf(target, bookmark()),
          }
    const text = before.text + character
    const known = before.known || (beginsAsDevice(text) && isFast({ ...before, text }, timeStamp))
    burst = { ...before, text, last: timeStamp, known }
    if (known && !before.known) before.takeBack()
    return known
  }

  function end({ timeStamp, target }: ScannedKey): boolean {
    const ended = burst
    burst = null
    if (ended === null) return false
    if (ended.known) {
      read({ text: ended.text, intoText: false })
      return true
    }
    const beganInText = takesText(ended.target)
    // Whoever goes on to another place before Enter is a person, however fast.
    if (!isScan(ended, timeStamp) || (beganInText && ended.target !== target)) return false
    if (!read({ text: ended.text, intoText: beganInText || takesText(target) })) return false
    ended.takeBack()
    return true
  }

  return {
    setReaders: next => {
      readers = next
    },
    inBurst: () => burst !== null && burst.text.length >= BURST_CHARACTERS && isFast(burst, burst.last),
    hush: () => {
      if (!burst?.known) return
      const { text } = burst
      burst = null
      read({ text, intoText: false })
    },
    press: key => {
      if (SILENT.has(key.key)) return false
      if (burst !== null && isSeparator(key)) return type(SEPARATOR, key)
      if (key.ctrlKey || key.altKey || key.metaKey || key.repeat || key.isComposing) {
        burst = null
        return false
      }
      if (key.key === 'Enter' || key.key === 'Tab') return end(key)
      if ([...key.key].length === 1) return type(key.key, key)
      burst = null
      return false
    },
  }
}

function isSeparator({ key, ctrlKey }: ScannedKey): boolean {
  return (ctrlKey && key === ']') || key === 'F8'
}

function isScan(burst: Burst, endedAt: number): boolean {
  return (
    burst.text.length >= LEAST_CHARACTERS && endedAt - burst.last <= MOST_GAP_MS && isFast(burst, burst.last)
  )
}

function isFast({ text, since }: Pick<Burst, 'text' | 'since'>, until: number): boolean {
  return (until - since) / Math.max(1, text.length - 1) <= MEAN_GAP_MS
}

/** Puts back the text of the field that the scan went into, then whatever else it touched. */
function takeBackOf(target: EventTarget | null, putBack: () => void): () => void {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  const before = isField && takesText(target) ? target.value : null
  return () => {
    if (isField && before !== null && target.isConnected && target.value !== before) setText(target, before)
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
