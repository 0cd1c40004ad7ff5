import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

/** A row of a CSV charge file by its columns. */
export type CsvRow = Readonly<Record<string, string>>

/** The charge rows of every CSV file of a folder, read by a reader that has nothing of ours. */
export function csvCharges(folder: string): readonly CsvRow[] {
  return filesOf(folder, '.csv').flatMap(file => {
    const rows: readonly CsvRow[] = parse(readFileSync(file), { columns: true })
    return rows.filter(row => row['record_type'] === 'D')
  })
}

/** What python3-hl7 reads of a charge; every field decoded by that library. */
export type Hl7Charge = {
  readonly version: string
  readonly lineNumber: string
  readonly batch: string
  readonly mrn: string
  readonly familyName: string
  readonly givenName: string
  readonly accession: string
  readonly code: string
  readonly units: string
  readonly modifiers: string
}

const PYTHON = '/usr/bin/python3'

/** Why HL7 files cannot be read by somebody else's reader on this machine; null when they can. */
export const NO_HL7_READER =
  existsSync(PYTHON) && spawnSync(PYTHON, ['-c', 'import hl7']).status === 0
    ? null
    : 'python3-hl7 is not installed (apt install python3-hl7), so the HL7 files were NOT read back'

const SCRIPT = String.raw`
import hl7, json, sys
charges = []
for path in sys.argv[1:]:
    for batch in hl7.parse_file(open(path, encoding='utf-8', newline='').read()):
        for message in batch:
            def part(segment, field, component=1, repetition=1):
                try:
                    value = segment(field)(repetition)
                except (IndexError, KeyError):
                    return ''
                try:
                    value = value(component)
                except TypeError:
                    value = value if component == 1 else ''
                except IndexError:
                    value = ''
                return message.unescape(str(value))
            def repetitions(segment, field):
                return len(segment(field)) if field < len(segment) else 0
            pid = message.segment('PID')
            for ft1 in message.segments('FT1'):
                several = range(1, repetitions(ft1, 26) + 1)
                charges.append(dict(
                    version=part(message.segment('MSH'), 12), lineNumber=part(ft1, 2), batch=part(ft1, 3),
                    mrn=part(pid, 3), familyName=part(pid, 5), givenName=part(pid, 5, 2),
                    accession=part(ft1, 23), code=part(ft1, 25), units=part(ft1, 10),
                    modifiers=' '.join(part(ft1, 26, 1, n) for n in several)))
print(json.dumps(charges))
`

/** The charges of every HL7 file of a folder. */
export function hl7Charges(folder: string): readonly Hl7Charge[] {
  const run = spawnSync(PYTHON, ['-c', SCRIPT, ...filesOf(folder, '.hl7')], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  const charges: readonly Hl7Charge[] = JSON.parse(run.stdout)
  return charges
}

function filesOf(folder: string, ending: string): readonly string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith(ending))
    .sort()
    .map(name => join(folder, name))
}
