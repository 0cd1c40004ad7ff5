import { dayOf } from './day.ts'
import { isDentalCode, isHcpcsCode } from './procedure-code.ts'
import type { Reading, RowOutput } from './reading.ts'
import type { Day, HcpcsRow } from './rows.ts'

/** A record as published, columns cut out and trimmed. */
export type HcpcsRecord = {
  readonly number: number
  readonly code: string
  /** 3 begins a code and 4 continues it, 7 begins a modifier and 8 continues it. */
  readonly recordId: string
  readonly longText: string
  readonly shortText: string
  readonly added: string
  readonly terminated: string
}

const EXPECTED = 'a level II code or modifier, a record of kind 3, 4, 7 or 8, days as YYYYMMDD'

/** Joins records to codes. A wording too long for one record goes on in the next ones. */
export class HcpcsRecords {
  readonly #reading: Reading
  readonly #output: RowOutput<HcpcsRow>
  readonly #keys = new Set<string>()
  #current: HcpcsRow | null = null

  constructor(reading: Reading) {
    this.#reading = reading
    this.#output = reading.output(rows => ({ kind: 'hcpcs', rows }))
  }

  async take(record: HcpcsRecord): Promise<void> {
    const isContinuation = record.recordId === '4' || record.recordId === '8'
    if (isContinuation) this.#continue(record)
    else await this.#begin(record)
  }

  async end(): Promise<void> {
    if (this.#current !== null) this.#output.add(this.#current)
    this.#current = null
    await this.#output.flush()
  }

  async #begin(record: HcpcsRecord): Promise<void> {
    if (this.#current !== null && this.#output.add(this.#current)) await this.#output.flush()
    this.#current = rowOf(record)
    if (this.#current === null) {
      this.#reject(record, EXPECTED)
      return
    }
    const { kind, code } = this.#current
    if (this.#keys.size === this.#keys.add(`${kind} ${code}`).size) {
      this.#current = null
      this.#reject(record, 'each code once')
    }
  }

  #continue(record: HcpcsRecord): void {
    const current = this.#current
    const kind = record.recordId === '4' ? 'code' : 'modifier'
    if (current === null || current.code !== record.code || current.kind !== kind) {
      this.#reject(record, 'the code that this line continues just above')
      return
    }
    const text = isDentalCode(current.code) ? '' : `${current.text} ${record.longText}`.trim()
    this.#current = { ...current, text }
  }

  /** The wording is not quoted: a code out of place may be the AMA's. */
  #reject({ number, code, recordId }: HcpcsRecord, expected: string): void {
    this.#reading.bad(number, expected, `code ${code}, record ${recordId}`)
  }
}

function rowOf(record: HcpcsRecord): HcpcsRow | null {
  const { code, recordId, longText, shortText } = record
  const isModifier = recordId === '7'
  const added = dayOrNone(record.added)
  const terminated = dayOrNone(record.terminated)
  if (added === 'unreadable' || terminated === 'unreadable') return null
  if (isModifier ? !/^[A-Z][0-9A-Z]$/.test(code) : recordId !== '3' || !isHcpcsCode(code)) return null
  const wording = isDentalCode(code) ? { text: '', shortText: '' } : { text: longText, shortText }
  return { code, kind: isModifier ? 'modifier' : 'code', ...wording, added, terminated }
}

function dayOrNone(text: string): Day | null | 'unreadable' {
  return /^0*$/.test(text) ? null : (dayOf(text) ?? 'unreadable')
}
