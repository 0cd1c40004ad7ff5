import { createRequire } from 'node:module'
import { Fhir } from 'fhir'
import { FileBatch } from 'node-hl7-client'
import { X12Parser } from 'node-x12'
import type { Family } from './fault.ts'

type SimpleHl7 = {
  readonly Parser: new (options: { readonly segmentSeperator: string }) => {
    readonly parse: (text: string) => { readonly segments: readonly { readonly name: string }[] }
  }
}
// It comes without types.
const { Parser }: SimpleHl7 = createRequire(import.meta.url)('simple-hl7')

/** A reader that is not ours. It notices a fault when it refuses the file or calls it invalid. */
export type Peer = {
  readonly name: string
  readonly reads: readonly Family[]
  readonly refuses: (bytes: Buffer) => boolean
}

const fhir = new Fhir()

export const PEERS: readonly Peer[] = [
  {
    name: 'node-hl7-client',
    reads: ['hl7'],
    refuses: throwing(bytes => new FileBatch({ text: bytes.toString('utf8') }).messages()),
  },
  {
    name: 'simple-hl7',
    reads: ['hl7'],
    refuses: throwing(bytes => new Parser({ segmentSeperator: '\r' }).parse(bytes.toString('utf8'))),
  },
  {
    name: 'node-x12 strict',
    reads: ['x12', 'x12i'],
    refuses: throwing(bytes => new X12Parser(true).parse(bytes.toString('utf8'))),
  },
  {
    name: 'fhir',
    reads: ['bundle', 'ndjson'],
    refuses: bytes => resourcesIn(bytes).some(text => !isValid(text)),
  },
]

function throwing(read: (bytes: Buffer) => unknown): (bytes: Buffer) => boolean {
  return bytes => {
    try {
      read(bytes)
      return false
    } catch {
      return true
    }
  }
}

/** A Bundle is one text; NDJSON is one a line. */
function resourcesIn(bytes: Buffer): readonly string[] {
  const text = bytes.toString('utf8')
  return text.startsWith('{"resourceType":"Bundle"') ? [text] : text.split('\n').filter(line => line !== '')
}

function isValid(text: string): boolean {
  try {
    return fhir.validate(JSON.parse(text), { errorOnUnexpected: true }).valid
  } catch {
    return false
  }
}
