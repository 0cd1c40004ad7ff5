import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const PYTHON = '/usr/bin/python3'

export const pythonIsInstalled =
  existsSync(PYTHON) && spawnSync(PYTHON, ['-c', 'import hl7, csv']).status === 0

/** Reads each file with python3-hl7 or the csv module and prints which were refused. */
const SCRIPT = String.raw`
import csv, hl7, io, json, sys
def read(case):
    text = bytes.fromhex(case['bytes']).decode('utf-8')
    if case['reader'] == 'hl7':
        for batch in hl7.parse_file(text):
            for message in batch:
                message.segment('MSH'), message.segment('PID'), message.segments('FT1')
    else:
        list(csv.reader(io.StringIO(text, newline=''), strict=True, delimiter=case['delimiter']))
answers = []
for case in json.load(open(sys.argv[1])):
    try:
        read(case)
        answers.append(False)
    except Exception:
        answers.append(True)
print(json.dumps(answers))
`

export type PythonCase = {
  readonly bytes: string
  readonly reader: 'hl7' | 'csv'
  readonly delimiter: string
}

/** Whether each file is refused; one start of Python for all of them. */
export function refusedByPython(cases: readonly PythonCase[]): readonly boolean[] {
  const folder = mkdtempSync(join(tmpdir(), 'chargemark-test-'))
  try {
    const path = join(folder, 'cases.json')
    writeFileSync(path, JSON.stringify(cases))
    const run = spawnSync(PYTHON, ['-c', SCRIPT, path], { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(run.stderr)
    return z.array(z.boolean()).parse(JSON.parse(run.stdout))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
