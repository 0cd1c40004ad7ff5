/** The number on a form for downtime: `DT`, the workstation, and a count of six digits. It says nothing of a patient. */
export function downtimeNumber(workstation: string, count: number): string {
  const digits = String(count).padStart(6, '0')
  if (digits.length > 6) throw new Error(`The count ${count} does not fit the number of a form`)
  return `DT${workstation}${digits}`
}

/** A number as it was scanned or typed, in whatever letters and with dashes or none; null when it is none. */
export function readDowntimeNumber(text: string): string | null {
  const number = text.toUpperCase().replace(/[\s-]/g, '')
  return /^DT[A-Z0-9]{3}\d{6}$/.test(number) ? number : null
}
