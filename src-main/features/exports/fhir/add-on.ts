import type { ChargeRecord, NumberedLine } from '../charge-record.ts'

/** Codes that stand beside the one for a first lesion of the same kind. */
const FIRST_OF: Readonly<Record<string, string>> = {
  '19282': '19281',
  '19284': '19283',
  '19286': '19285',
  '19288': '19287',
  '19082': '19081',
  '19084': '19083',
  '19086': '19085',
  '10004': '10021',
  '10006': '10005',
  '10012': '10011',
  '10036': '10035',
  '19126': '19125',
}

/** The line that an add-on belongs to; null for a line of its own, or where its first line is of another kind. */
export function firstLineOf(line: NumberedLine, { lines }: ChargeRecord): NumberedLine | null {
  const first = FIRST_OF[line.code]
  return lines.find(({ code }) => code === first) ?? null
}
