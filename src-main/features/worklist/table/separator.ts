import { splitQuoted, type Separator } from './rows.ts'

const CHARACTERS = ['\t', ';', ',', '|'] as const

const NAMES: Readonly<Record<(typeof CHARACTERS)[number], string>> = {
  '\t': 'tab',
  ';': 'semicolon',
  ',': 'comma',
  '|': 'vertical bar',
}

/** What parts the cells, told from the first lines; null when there is but one column. */
export function findSeparator(lines: readonly string[]): Separator | null {
  const full = lines.filter(line => line.trim() !== '')
  const best = CHARACTERS.map(character => ({ character, ...scoreOf(full, character) })).reduce(
    (winner, one) => (one.score > winner.score ? one : winner),
  )
  const starts = best.character === '\t' && best.score > 0 ? [] : columnStarts(full)
  const places: Separator = { kind: 'places', starts }
  if (best.score === 0) return starts.length > 1 ? places : null
  // Commas inside of names, in a table that is lined up with spaces.
  if (best.character === ',' && starts.length > Math.max(2, best.width)) return places
  return { kind: 'character', character: best.character }
}

export function separatorName(separator: Separator): string {
  if (separator.kind === 'places') return 'columns of spaces'
  return CHARACTERS.map(character => (character === separator.character ? NAMES[character] : '')).join('')
}

/** How many lines have the number of cells that most have, each counted with its cells; 0 for a single column. */
function scoreOf(
  lines: readonly string[],
  character: string,
): { readonly score: number; readonly width: number } {
  const widths = lines.map(line => splitQuoted(line, character)?.length ?? 1).filter(width => width > 1)
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  const [width = 0, count = 0] = [...counts].toSorted((a, b) => b[1] * b[0] - a[1] * a[0])[0] ?? []
  return { score: count * 2 > lines.length ? count * width : 0, width }
}

const GAP = 2

/** Where cells begin that are lined up with spaces: after each gap that goes through every line. */
function columnStarts(lines: readonly string[]): readonly number[] {
  const width = Math.min(2_000, Math.max(0, ...lines.map(line => line.trimEnd().length)))
  const isEmpty = Array.from({ length: width }, (_, at) => lines.every(line => (line[at] ?? ' ') === ' '))
  const starts: number[] = []
  for (let at = 0, gap = GAP; at < width; at += 1) {
    if (isEmpty[at]) gap += 1
    else {
      if (gap >= GAP) starts.push(at)
      gap = 0
    }
  }
  return starts
}
