/** The next January 1 after a day, when most code sets change: `2027-01-01` for `2026-11-20`. */
export function nextNewYear(today: string): string {
  return `${Number(today.slice(0, 4)) + 1}-01-01`
}
