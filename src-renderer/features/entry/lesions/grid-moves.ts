import { COLUMNS } from './columns.ts'

const STEPS: Readonly<Record<string, readonly [rows: number, cells: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Moves the cursor by an arrow key from cell to cell; false when there is nothing in that direction. */
export function moveInGrid(table: HTMLElement, from: HTMLElement, key: string): boolean {
  const step = STEPS[key]
  const row = from.closest<HTMLElement>('[data-lesion]')
  const column = COLUMNS.findIndex(
    one => one.name === from.closest<HTMLElement>('[data-column]')?.dataset.column,
  )
  if (!step || !row || column < 0) return false
  const rows = [...table.querySelectorAll<HTMLElement>('[data-lesion]')]
  const target = rows[rows.indexOf(row) + step[0]]
  const name = COLUMNS[column + step[1]]?.name
  const cell = target?.querySelector<HTMLElement>(`[data-column="${name}"] [data-field]`)
  cell?.focus()
  return cell !== null && cell !== undefined
}

/** Whether an arrow key belongs to the text the cursor stands in. */
export function isTextMove(target: HTMLElement, key: string): boolean {
  return target instanceof HTMLInputElement && (key === 'ArrowLeft' || key === 'ArrowRight')
}
