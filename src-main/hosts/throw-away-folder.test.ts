import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeThrowAwayFolder, removeFolder } from './throw-away-folder.ts'

let parent: string

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'throw-away-'))
})
afterEach(() => rmSync(parent, { recursive: true }))

test('what a killed program left is removed, what a living one uses stays', () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid
  const left = join(parent, `chargemark-window-${dead}-aB3dE6`)
  const own = makeThrowAwayFolder('demo', parent)
  const foreign = join(parent, `other-window-${dead}-aB3dE6`)
  for (const folder of [left, foreign]) mkdirSync(folder)
  writeFileSync(join(left, 'profile'), 'what was typed')
  const next = makeThrowAwayFolder('window', parent)
  expect([left, own, foreign, next].map(existsSync)).toEqual([false, true, true, true])
})

test('removing a folder that is gone is no failure', () => {
  const folder = makeThrowAwayFolder('demo', parent)
  removeFolder(folder)
  removeFolder(folder)
  expect(existsSync(folder)).toBe(false)
})
