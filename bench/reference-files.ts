import { createWriteStream, readFileSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import {
  addOnFiles,
  diagnosisFile,
  type Edition,
  feeScheduleFile,
  hcpcsFiles,
  outpatientPaymentFile,
  pairEditFiles,
  unitLimitFile,
  writeFiles,
} from '#main/features/reference/testing/generate/index.ts'

/** As many rows as the practitioner edits of the third quarter of 2026 had. */
export const PRACTITIONER_ROWS = 2_633_389
/** And those of the hospitals. */
export const OUTPATIENT_ROWS = 1_870_000

/** Writes the four parts of the pair edits as published; their paths. */
export function writePairEdits(
  folder: string,
  setting: 'practitioner' | 'outpatient',
  edition: Edition,
): Promise<readonly string[]> {
  const rows = setting === 'practitioner' ? PRACTITIONER_ROWS : OUTPATIENT_ROWS
  return writeFiles(join(folder, setting), pairEditFiles({ seed: 1, setting, rows, edition }))
}

/** Writes everything that is published for a quarter; the paths. */
export async function writeQuarter(folder: string, edition: Edition): Promise<readonly string[]> {
  const seed = 1
  const others = [
    unitLimitFile(seed, 'practitioner', edition),
    unitLimitFile(seed, 'outpatient', edition),
    ...(await addOnFiles({ seed, edition, rows: 7_500 })).filter(({ name }) => name.endsWith('.txt')),
    feeScheduleFile({ seed, edition, columns: 32 }),
    outpatientPaymentFile(seed, edition),
    diagnosisFile({ seed, rows: 75_000, fiscalYear: edition.year }),
    ...(await hcpcsFiles(seed, edition)).filter(({ name }) => name.endsWith('.txt')),
  ]
  return [
    ...(await writePairEdits(folder, 'practitioner', edition)),
    ...(await writePairEdits(folder, 'outpatient', edition)),
    ...(await writeFiles(join(folder, 'others'), others)),
  ]
}

/**
 * The same rows as plain text without notices and header, each key once, which is what another program can import.
 * How many there are.
 */
export async function writePlainRows(published: readonly string[], path: string): Promise<number> {
  const out = createWriteStream(path)
  let rows = 0
  for (const file of published) {
    const lines = readFileSync(file, 'latin1')
      .split('\r\n')
      .filter(line => /^[0-9A-Z]{5}\t[0-9A-Z]{5}\t/.test(line))
    const unique = lines.filter((line, index) => keyOf(line) !== keyOf(lines[index + 1] ?? ''))
    rows += unique.length
    if (!out.write(`${unique.join('\n')}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  return rows
}

/** Both codes and the effective day. */
function keyOf(line: string): string {
  return line.split('\t', 4).join()
}
