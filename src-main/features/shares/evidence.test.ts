import { existsSync, linkSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeFiles } from '#main/ports/node-files.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { observe, sha256Of, verdictOf, type Evidence } from './evidence.ts'
import type { AsideNote } from './share-job.ts'

const VERDICTS: readonly (readonly [readonly Evidence[], ReturnType<typeof verdictOf>])[] = [
  [['waiting'], 'undo'],
  [['obstructed'], 'undo'],
  [['released'], 'finish'],
  [['taken'], 'finish'],
  [['replaced'], 'finish'],
  [['waiting', 'waiting'], 'undo'],
  [['waiting', 'obstructed'], 'undo'],
  [['released', 'waiting'], 'finish'],
  [['taken', 'waiting'], 'finish'],
  [['waiting', 'replaced'], 'finish'],
  [['released', 'obstructed'], 'stuck'],
  [['obstructed', 'taken'], 'stuck'],
  [['released', 'taken'], 'finish'],
]

test.each(VERDICTS)('files that are %j: %s', (evidence, verdict) => {
  expect(verdictOf(evidence)).toBe(verdict)
})

const NAME = 'CHG_SITEK7M_20261120_00001.csv'

function aPart(move: 'link' | 'rename') {
  const folder = tempFolder()
  const [part, final] = [join(folder, `.${NAME}.part`), join(folder, NAME)]
  writeFileSync(part, 'ours')
  const file: AsideNote = {
    name: NAME,
    sha256: sha256Of(Buffer.from('ours')),
    move,
    changedAtNs: String(nodeFiles.stat(part)?.changedAtNs),
  }
  // The clock of the folder ticks every few milliseconds.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 25)
  return { part, final, see: () => observe(nodeFiles, { folder, aside: folder }, file) }
}

test('a part that nobody touched is waiting', () => {
  expect(aPart('link').see()).toBe('waiting')
})

test('a part beside a foreign file of its final name is obstructed', () => {
  const { final, see } = aPart('link')
  writeFileSync(final, 'theirs')
  expect(see()).toBe('obstructed')
})

test('the final name with our bytes is released, with the part still there and without', () => {
  const { part, final, see } = aPart('link')
  linkSync(part, final)
  expect(see()).toBe('released')
  rmSync(part)
  expect(see()).toBe('released')
})

test('a part that was linked and whose final name is gone was taken', () => {
  const { part, final, see } = aPart('link')
  linkSync(part, final)
  rmSync(final)
  expect(existsSync(part)).toBe(true)
  expect(see()).toBe('taken')
})

test('neither part nor final name: taken', () => {
  const { part, see } = aPart('link')
  rmSync(part)
  expect(see()).toBe('taken')
})

test('other bytes under the final name once the part is gone: replaced', () => {
  const { part, final, see } = aPart('link')
  rmSync(part)
  writeFileSync(final, 'theirs')
  expect(see()).toBe('replaced')
})

test('where files are moved, a part that is there has not left, whatever its time of change', () => {
  const { part, final, see } = aPart('rename')
  renameSync(part, `${part}.x`)
  renameSync(`${part}.x`, part)
  expect(see()).toBe('waiting')
  renameSync(part, final)
  expect(see()).toBe('released')
})
