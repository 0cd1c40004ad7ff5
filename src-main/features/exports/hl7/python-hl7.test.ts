import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { HL7_VERSIONS } from '#shared/contract/exports.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { factsOf, type Fact } from '../charge-facts.ts'
import { aFile, aFullFile, aRecord } from '../testing/charge-samples.ts'
import { writeFile } from '../write-file.ts'

const PYTHON = '/usr/bin/python3'
const installed = existsSync(PYTHON) && spawnSync(PYTHON, ['-c', 'import hl7']).status === 0
const name = installed
  ? 'python3-hl7 reads'
  : 'SKIPPED because python3-hl7 is not installed (apt install python3-hl7): python3-hl7 reads'

/** Reads a batch file with the python3-hl7 library and prints what each FT1 says, with its patient and visit. */
const SCRIPT = String.raw`
import hl7, json, sys
file = hl7.parse_file(open(sys.argv[1], encoding='utf-8', newline='').read())
def part(message, *at):
    try:
        return message.unescape(str(hl7_at(message, *at)))
    except (IndexError, KeyError):
        return ''
def hl7_at(message, segment, field, repetition, component):
    value = segment(field)(repetition)
    try:
        return value(component)
    except (TypeError, AttributeError):
        return value if component == 1 else ''
def repetitions(segment, field):
    return len(segment(field)) if field < len(segment) else 0
charges = []
for batch in file:
    for message in batch:
        pid, pv1 = message.segment('PID'), message.segment('PV1')
        for ft1 in message.segments('FT1'):
            several = lambda field: ' '.join(part(message, ft1, field, n, 1) for n in range(1, repetitions(ft1, field) + 1))
            one = lambda segment, field, component=1: part(message, segment, field, 1, component)
            charges.append(dict(
                lineNumber=one(ft1, 2), batch=one(ft1, 3), mrn=one(pid, 3), familyName=one(pid, 5),
                givenName=one(pid, 5, 2), middleName=one(pid, 5, 3), account=one(pid, 18), visit=one(pv1, 19),
                placeOfService=one(pv1, 3), chargeCode=one(ft1, 7), procedureCode=one(ft1, 25), units=one(ft1, 10),
                diagnoses=several(19), modifiers=several(26), accession=one(ft1, 23), performingNpi=one(ft1, 20)))
print(json.dumps(dict(messages=sum(len(batch) for batch in file), charges=charges)))
`

const answer = z.object({ messages: z.number(), charges: z.array(z.record(z.string(), z.string())) })

const hostile = aFile({
  records: [
    aRecord({
      patient: {
        familyName: "TEST O'Neil-Ångström|Test & ^~\\",
        givenName: '\\F\\ \\.br\\',
        middleName: '~^|&\\',
      },
      accession: '|A^1~&\\',
      account: '\\E\\',
    }),
  ],
})

const FILES = [
  { what: 'two sessions with three lines', file: aFullFile() },
  { what: 'hostile names and numbers', file: hostile },
]

test.skipIf(!installed).each(FILES.flatMap(one => HL7_VERSIONS.map(version => ({ ...one, version }))))(
  `${name} $what in $version as they are`,
  ({ file, version }) => {
    const bytes = writeFile(file, { kind: 'hl7', version })
    if (!bytes.ok) throw new Error(bytes.error.field)
    const path = join(tempFolder(), 'charges.hl7')
    writeFileSync(path, bytes.value)
    const run = spawnSync(PYTHON, ['-c', SCRIPT, path], { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(run.stderr)
    const read = answer.parse(JSON.parse(run.stdout))
    expect(read.messages).toBe(file.records.length)
    const lines = file.records.flatMap(record => record.lines.map(line => factsOf(record, line, file.batch)))
    expect(read.charges).toHaveLength(lines.length)
    for (const [index, charge] of read.charges.entries()) {
      // What it reads is named as our facts are.
      for (const [fact, value] of Object.entries(charge)) expect(lines[index]?.(fact as Fact)).toBe(value)
    }
  },
)
