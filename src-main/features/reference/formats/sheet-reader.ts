import { LIMITS } from './limits.ts'
import type { TableRow } from './table-rows.ts'
import type { XmlTarget } from './xml-events.ts'

/** Events of a worksheet to rows of texts. Cells that are not there are empty. */
export class SheetReader implements XmlTarget {
  readonly #shared: readonly string[]
  #rows: TableRow[] = []
  #line = 0
  #cells: string[] = []
  #column = -1
  #kind = ''
  #value = ''
  #inValue = false

  constructor(shared: readonly string[]) {
    this.#shared = shared
  }

  /** The rows finished since the last call. */
  taken(): readonly TableRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      const line = Number(attributes.r)
      this.#line = Number.isInteger(line) && line > 0 ? line : this.#line + 1
      this.#cells = []
      this.#column = -1
    } else if (name === 'c') {
      this.#column = columnOf(attributes.r ?? '') ?? this.#column + 1
      this.#kind = attributes.t ?? 'n'
      this.#value = ''
    } else if (name === 'v' || name === 't') this.#inValue = true
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inValue = false
    else if (name === 'c') this.#endCell()
    else if (name === 'row') this.#rows.push({ line: this.#line, cells: this.#cells, ended: true })
  }

  #endCell(): void {
    if (this.#column >= LIMITS.workbookCells) return
    while (this.#cells.length < this.#column) this.#cells.push('')
    this.#cells[this.#column] = this.#cellText()
  }

  #cellText(): string {
    if (this.#kind === 's') return withoutEscapes(this.#shared[Number(this.#value)] ?? '')
    if (this.#kind === 'n') return plainNumber(this.#value)
    return withoutEscapes(this.#value)
  }
}

/** `B7` is column 1; null where there is no reference. */
function columnOf(reference: string): number | null {
  let column = 0
  for (let place = 0; place < reference.length; place += 1) {
    const letter = reference.charCodeAt(place) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column === 0 ? null : column - 1
}

/** Binary fractions are stored with 17 digits: 136.02000000000001 was typed as 136.02. */
function plainNumber(value: string): string {
  const text = value.trim()
  return /[.eE]/.test(text) && Number.isFinite(Number(text)) ? String(Number(text)) : text
}

/** Control characters stand as `_x000D_`. */
function withoutEscapes(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
}
