import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { tempFolder } from '#main/testing/temp-folder.ts'
import type { WorklistServer } from '../dicom/modality-worklist.ts'

/** Why there is no dcmtk here; null when there is. Its worklist server is what the query is tested against. */
export const NO_DCMTK =
  spawnSync('wlmscpfs', ['--version']).error || spawnSync('dump2dcm', ['--version']).error
    ? 'dcmtk is not installed (wlmscpfs, dump2dcm); on Debian: apt install dcmtk'
    : null

export type ServedExam = {
  readonly accession: string
  readonly mrn?: string
  /** As DICOM writes it, `TESTPLUM^Synthetic`. */
  readonly name?: string
  readonly modality?: string
  readonly day?: string
  readonly procedure?: string
  readonly characterSet?: 'ISO_IR 100' | 'ISO_IR 192'
}

const CALLED_AE = 'TESTWORKLIST'

/** Starts dcmtk's worklist server on a free port of this machine, with these exams; it ends with the test. */
export async function startWorklistServer(exams: readonly ServedExam[]): Promise<WorklistServer> {
  const folder = tempFolder()
  const list = join(folder, CALLED_AE)
  mkdirSync(list)
  writeFileSync(join(list, 'lockfile'), '')
  exams.forEach((exam, index) => writeEntry(list, exam, index))
  const port = await freePort()
  const server = spawn('wlmscpfs', ['--keep-char-set', '--data-files-path', folder, String(port)], {
    stdio: 'ignore',
  })
  onTestFinished(() => void server.kill())
  await untilListening(port)
  return { host: '127.0.0.1', port, calledAe: CALLED_AE, callingAe: 'CHARGEMARK' }
}

function writeEntry(folder: string, exam: ServedExam, index: number): void {
  const dump = join(folder, `${index}.dump`)
  const encoding = exam.characterSet === 'ISO_IR 100' ? 'latin1' : 'utf8'
  writeFileSync(dump, Buffer.from(dumpOf(exam, index), encoding))
  execFileSync('dump2dcm', [dump, join(folder, `${index}.wl`)], { stdio: 'ignore' })
}

function dumpOf(exam: ServedExam, index: number): string {
  const {
    accession,
    mrn = 'TEST0016',
    name = 'TESTPLUM^Synthetic^Pia',
    modality = 'MG',
    day = '20261120',
    procedure = 'Wire localization left breast',
    characterSet = 'ISO_IR 192',
  } = exam
  return [
    `(0008,0005) CS [${characterSet}]`,
    `(0008,0050) SH [${accession}]`,
    '(0008,0090) PN [TESTREFERRER^Synthetic]',
    `(0010,0010) PN [${name}]`,
    `(0010,0020) LO [${mrn}]`,
    '(0010,0030) DA [19710203]',
    '(0010,0040) CS [F]',
    `(0020,000d) UI [1.2.276.0.7230010.3.2.${index + 1}]`,
    `(0032,1060) LO [${procedure}]`,
    '(0038,0010) LO [TESTVIS16]',
    '(0040,0100) SQ (Sequence with explicit length #=1)',
    '(fffe,e000) na (Item with explicit length #=1)',
    `(0008,0060) CS [${modality}]`,
    '(0040,0001) AE [TESTROOM]',
    `(0040,0002) DA [${day}]`,
    '(0040,0003) TM [091000]',
    '(0040,0006) PN [TESTREADER^Synthetic]',
    `(0040,0007) LO [${procedure}]`,
    `(0040,0009) SH [STEP${index}]`,
    '(fffe,e00d) na (ItemDelimitationItem for re-encoding)',
    '(fffe,e0dd) na (SequenceDelimitationItem for re-encod.)',
    `(0040,1001) SH [RP${index}]`,
    `(0040,2016) LO [P-${accession}]`,
    '',
  ].join('\n')
}

/** A server that does what no worklist server should; it ends with the test. */
export async function startBadServer(behave: (socket: Socket) => void): Promise<WorklistServer> {
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    behave(socket)
  })
  await listen(server)
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { host: '127.0.0.1', port: portOf(server), calledAe: 'TESTBAD', callingAe: 'CHARGEMARK' }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await listen(server)
  const port = portOf(server)
  await new Promise(resolve => server.close(resolve))
  return port
}

function listen(server: Server): Promise<void> {
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve()))
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address.port
}

async function untilListening(port: number): Promise<void> {
  while (!(await answers(port))) await setTimeout(20)
}

function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
