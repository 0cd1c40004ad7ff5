import { bytesOfFile, pairEditFiles } from '#main/features/reference/testing/generate/index.ts'

/** A file as it is handed to the window. */
export type SmallFile = { readonly name: string; readonly buffer: Buffer }

type Quarter = { readonly year: number; readonly quarter: 1 | 2 | 3 | 4 }

const ROWS = 800

/** The quarter that a day lies in. */
export function quarterOf(day: string): Quarter {
  const place = Math.floor((Number(day.slice(5, 7)) - 1) / 3)
  return { year: Number(day.slice(0, 4)), quarter: place === 0 ? 1 : place === 1 ? 2 : place === 2 ? 3 : 4 }
}

/** The four parts of the pair edits of a quarter, as published, with invented rows. */
export function pairEdits(quarter: Quarter, rows = ROWS): readonly SmallFile[] {
  return pairEditFiles({ seed: 7, setting: 'practitioner', rows, edition: quarter }).map(file => ({
    name: file.name,
    buffer: bytesOfFile(file),
  }))
}

export type OrderLine = { readonly code: string; readonly billable: boolean; readonly text: string }

/** An ICD-10-CM order file of a fiscal year with these codes: fixed columns, as the NCHS publishes it. */
export function diagnosisOrder(fiscalYear: number, lines: readonly OrderLine[]): SmallFile {
  const text = lines
    .map(({ code, billable, text: words }, index) =>
      [
        String(index + 1).padStart(5, '0'),
        code.replace('.', '').padEnd(7),
        billable ? '1' : '0',
        words.slice(0, 60).padEnd(60),
        words,
      ].join(' '),
    )
    .join('\r\n')
  return { name: `icd10cm_order_${fiscalYear}.txt`, buffer: Buffer.from(`${text}\r\n`, 'latin1') }
}

/** The fiscal year of ICD-10-CM that a day lies in: it begins on October 1 of the year before. */
export function fiscalYearOf(day: string): number {
  return Number(day.slice(0, 4)) + (day.slice(5, 7) >= '10' ? 1 : 0)
}
