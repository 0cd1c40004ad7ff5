/** Cells as CSV, quoted where they must be. */
export function csvLine(cells: readonly (string | number)[]): string {
  return cells
    .map(String)
    .map(cell => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',')
}

/** As many cells without content. */
export function blankCells(count: number): readonly string[] {
  return Array.from({ length: count }, () => '')
}
