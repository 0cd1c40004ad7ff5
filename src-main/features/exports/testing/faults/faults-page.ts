import { verifyFile } from '../../verify-file.ts'
import { PEERS } from './peers.ts'
import { refusedByPython } from './python-peers.ts'
import { FAULTS, SEEDED, type Seeded } from './seeded.ts'

const READERS = ['python3-hl7', ...PEERS.map(({ name }) => name), 'python csv'] as const

/** The table of faults as a page: what ours says first, and whether each other reader notices. */
export function faultsPage(): string {
  const noticed = whoNotices()
  const rows = FAULTS.map(fault => {
    const seeded = SEEDED.filter(one => one.fault === fault)
    const cells = READERS.map(reader => share(seeded.map(one => noticed.get(one)?.get(reader))))
    const files = seeded.map(({ good }) => good.name).join(', ')
    return [fault.what, fault.seenIn ?? '', files, 'all', ...cells]
  })
  const head = ['fault', 'seen in', 'files', 'ours', ...READERS]
  return `${INTRODUCTION}\n\n${[head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')}\n\n${totals(noticed)}\n`
}

const INTRODUCTION = `# Seeded faults

Each fault is put into a good file of every format it fits: two sessions, three lines. Our check before release, which reads the bytes back and holds them against the log, has to find every one. The other readers are given the bytes alone, and notice a fault when they refuse the file or call it invalid; most of them promise no more than to parse. **all**: noticed in every file; **some**: in some; **no**: in none; empty: not a format of that reader. \`fhir\` is asked to report unexpected elements as errors. This page is written and compared by \`faults.test.ts\`.`

type Verdicts = ReadonlyMap<Seeded, ReadonlyMap<string, boolean>>

function whoNotices(): Verdicts {
  const verdicts = new Map<Seeded, Map<string, boolean>>()
  for (const seeded of SEEDED) {
    const { good, bytes } = seeded
    if (verifyFile(bytes, good.file, good.format).ok) throw new Error(`Not found: ${seeded.fault.what}`)
    const peers = PEERS.filter(({ reads }) => reads.includes(good.family))
    verdicts.set(seeded, new Map(peers.map(({ name, refuses }) => [name, refuses(bytes)])))
  }
  const inPython = SEEDED.filter(({ good }) => pythonReader(good.family) !== null)
  const answers = refusedByPython(
    inPython.map(({ good, bytes }) => ({
      bytes: bytes.toString('hex'),
      reader: good.family === 'hl7' ? 'hl7' : 'csv',
      delimiter: good.family === 'delimited' ? ';' : ',',
    })),
  )
  for (const [index, seeded] of inPython.entries()) {
    verdicts.get(seeded)?.set(pythonReader(seeded.good.family) ?? '', answers[index] === true)
  }
  return verdicts
}

function pythonReader(family: Seeded['good']['family']): (typeof READERS)[number] | null {
  if (family === 'hl7') return 'python3-hl7'
  return family === 'csv' || family === 'delimited' ? 'python csv' : null
}

function share(verdicts: readonly (boolean | undefined)[]): string {
  const known = verdicts.filter(verdict => verdict !== undefined)
  if (known.length === 0) return ''
  if (known.every(verdict => verdict)) return 'all'
  return known.some(verdict => verdict) ? 'some' : 'no'
}

function totals(noticed: Verdicts): string {
  const lines = READERS.map(reader => {
    const known = [...noticed.values()].map(verdicts => verdicts.get(reader)).filter(one => one !== undefined)
    return `- ${reader}: ${known.filter(one => one).length} of ${known.length}`
  })
  const ours = `- ours: ${SEEDED.length} of ${SEEDED.length}`
  return `${FAULTS.length} faults, ${SEEDED.length} bad files. Noticed:\n\n${[ours, ...lines].join('\n')}`
}
