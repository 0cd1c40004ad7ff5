/** What of a list is in sight, in pixels of its whole height. */
export type Sight = { readonly top: number; readonly height: number }

export type DrawnRow = { readonly index: number; readonly top: number; readonly height: number }

/** Where each row begins; the last number is where the list ends. `rowTops([28, 50])` is `[0, 28, 78]`. */
export function rowTops(heights: readonly number[]): readonly number[] {
  const tops = [0]
  let end = 0
  for (const height of heights) {
    end += height
    tops.push(end)
  }
  return tops
}

/** The rows in sight, with as much again above and below, so that scrolling shows no gap. */
export function drawnRows(tops: readonly number[], { top, height }: Sight): readonly DrawnRow[] {
  const first = rowAt(tops, top - height)
  const last = rowAt(tops, top + 2 * height)
  const rows: DrawnRow[] = []
  for (let index = first; index <= last; index += 1) {
    const begin = tops[index]
    const end = tops[index + 1]
    if (begin === undefined || end === undefined) break
    rows.push({ index, top: begin, height: end - begin })
  }
  return rows
}

/** How far to scroll so that the rows from one to another are in sight, moving as little as can be. */
export function scrollFor(
  tops: readonly number[],
  { top, height }: Sight,
  rows: { readonly from: number; readonly to: number },
): number {
  const begin = tops[rows.from] ?? 0
  const end = tops[rows.to + 1] ?? begin
  if (begin < top) return begin
  return end > top + height ? end - height : top
}

/** The row that a height falls into, found by halves. */
function rowAt(tops: readonly number[], height: number): number {
  let [low, high] = [0, Math.max(0, tops.length - 2)]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((tops[middle] ?? 0) <= height) low = middle
    else high = middle - 1
  }
  return low
}
