import type { ChargeRecord, NumberedLine, RecordLine, UnnumberedRecord } from './charge-record.ts'

/**
 * Takes back what was sent: every line once more as a credit with the same date, codes, units, diagnoses and physicians,
 * naming the line it takes back. Whole lines only: receivers match a credit by units and date, and a part of a line
 * would match another one.
 */
export function creditOf(sent: ChargeRecord): UnnumberedRecord {
  return {
    ...sent,
    lines: sent.lines.map(line => ({
      ...unnumbered(line),
      transaction: 'credit',
      correctsLineNumber: line.lineNumber,
    })),
  }
}

/**
 * What is charged instead of a record that was sent. A line that stands in the place of a sent one names it: the first
 * sent line of the same code that no other line has taken. A line without one is new.
 */
export function replacementOf(sent: ChargeRecord, corrected: UnnumberedRecord): UnnumberedRecord {
  const open = [...sent.lines]
  return {
    ...corrected,
    lines: corrected.lines.map(line => {
      const place = open.findIndex(({ code }) => code === line.code)
      const [taken] = place < 0 ? [] : open.splice(place, 1)
      return { ...line, transaction: 'charge', correctsLineNumber: taken?.lineNumber ?? null }
    }),
  }
}

function unnumbered({ lineNumber: _, ...line }: NumberedLine): RecordLine {
  return line
}
