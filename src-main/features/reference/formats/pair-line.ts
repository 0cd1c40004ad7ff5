import { dayAt } from './day.ts'
import { isCodeAt } from './procedure-code.ts'
import type { Day, PairRow } from './rows.ts'

const TAB = 9
const STAR = 42
/** Where the columns begin when the mark of 1996 is empty; all but the first two stand one further on with it. */
const AT = { column2: 6, mark: 12, effective: 13, deletion: 22 } as const
const MARK = AT.mark

export const PAIR_EXPECTED =
  'two codes, * or nothing, effective day YYYYMMDD, deletion day or *, indicator 0, 1 or 9, rationale'

/**
 * Lines of the pair edits to rows. There are millions, so nothing is split: the columns up to the rationale have
 * fixed widths, and repeated texts are kept once.
 */
export class PairLineParser {
  readonly #rationales = new Map<string, string>()
  #column1 = ''
  #rationale = ''

  /** Null for a line that is no edit. */
  parse(line: string): PairRow | null {
    return this.#parseExact(line) ?? this.#parseExact(withoutPadding(line))
  }

  /** Whether a text is the beginning of a rationale met before, as it is where a file was cut off within a line. */
  isCut(rationale: string): boolean {
    for (const known of this.#rationales.keys()) {
      if (known.length > rationale.length && known.startsWith(rationale)) return true
    }
    return rationale === ''
  }

  #parseExact(line: string): PairRow | null {
    const shift = line.charCodeAt(MARK) === STAR ? 1 : 0
    const effectiveEnd = AT.effective + shift + 8
    if (line.charCodeAt(5) !== TAB || line.charCodeAt(11) !== TAB) return null
    if (line.charCodeAt(MARK + shift) !== TAB || line.charCodeAt(effectiveEnd) !== TAB) return null
    if (!isCodeAt(line, 0) || !isCodeAt(line, AT.column2)) return null
    const effective = dayAt(line, AT.effective + shift)
    const deletion = deletionAt(line, AT.deletion + shift)
    if (effective === null || deletion === null) return null
    const indicator = indicatorAt(line, deletion.end + 1)
    if (indicator === null || line.charCodeAt(deletion.end) !== TAB) return null
    const rationaleAt = deletion.end + 3
    if (line.length >= rationaleAt && line.charCodeAt(rationaleAt - 1) !== TAB) return null
    if (!line.startsWith(this.#column1) || this.#column1 === '') this.#column1 = line.slice(0, 5)
    return {
      column1: this.#column1,
      column2: line.slice(AT.column2, MARK - 1),
      effective,
      deletion: deletion.day,
      indicator,
      rationale: this.#rationaleAt(line, rationaleAt),
      before1996: shift === 1,
    }
  }

  #rationaleAt(line: string, at: number): string {
    const last = this.#rationale
    if (last !== '' && line.length === at + last.length && line.endsWith(last)) return last
    const text = line.slice(at).trimEnd()
    const known = this.#rationales.get(text)
    // A piece of a line would keep the whole block it was read in alive.
    this.#rationale = known ?? Buffer.from(text, 'utf8').toString('utf8')
    if (known === undefined) this.#rationales.set(this.#rationale, this.#rationale)
    return this.#rationale
  }
}

/** `*` or nothing stands for an edit in force. Null for neither that nor a day. */
function deletionAt(line: string, at: number): { readonly day: Day | null; readonly end: number } | null {
  const character = line.charCodeAt(at)
  if (character === STAR) return { day: null, end: at + 1 }
  if (character === TAB) return { day: null, end: at }
  const day = dayAt(line, at)
  return day === null ? null : { day, end: at + 8 }
}

function indicatorAt(line: string, at: number): 0 | 1 | 9 | null {
  const digit = line.charCodeAt(at) - 48
  return digit === 0 || digit === 1 || digit === 9 ? digit : null
}

/** Some programs pad the cells with spaces. */
function withoutPadding(line: string): string {
  return line
    .split('\t')
    .map(cell => cell.trim())
    .join('\t')
}
