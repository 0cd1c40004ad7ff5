import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT } from './project.ts'
import { importsOf, productSources } from './testing/source-imports.ts'

const NETWORK = /^(node:)?(net|http|https|http2|dgram|tls|dns|inspector)(\/|$)/
/** What calls out, or lets somebody call in, without an import. */
const CALLS =
  /\b(fetch|WebSocket|EventSource|XMLHttpRequest|sendBeacon|RTCPeerConnection)\(|\b(crashReporter|autoUpdater|netLog)\b|\bnet\.(request|connect|fetch)\b|\.listen\(/g
/** A function of ours that brings a backup from a folder; no network. */
const NO_CALL: Readonly<Record<string, readonly string[]>> = {
  'src-main/features/backup/restore-log.ts': ['fetch('],
}

test('no source of the product opens a connection, listens, updates or reports a crash', () => {
  const sources = productSources()
  expect(sources.length).toBeGreaterThan(500)
  const imports = sources.flatMap(path => importsOf(path).map(name => [path, name] as const))
  expect(imports.filter(([, name]) => NETWORK.test(name))).toEqual([])
  const calls = sources.flatMap(path =>
    [...readFileSync(join(PROJECT, path), 'utf8').matchAll(CALLS)]
      .map(([call]) => call)
      .filter(call => !NO_CALL[path]?.includes(call))
      .map(call => [path, call] as const),
  )
  expect(calls).toEqual([])
})

test('one package can reach the network: that of the worklist query, loaded by the query alone', () => {
  const loading = productSources().filter(path => importsOf(path).some(name => /dimse/.test(name)))
  const packaged = loading.filter(path => importsOf(path).includes('dcmjs-dimse'))
  expect(packaged).toEqual(['src-main/features/worklist/dicom/dimse-worklist.ts'])
})
