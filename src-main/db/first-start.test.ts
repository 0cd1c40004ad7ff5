import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeFiles } from '#main/ports/node-files.ts'
import type { Files } from '#main/ports/files.ts'
import { ownerOnlyFileKeyVault } from '#main/ports/owner-only-file-key-vault.ts'
import { nodePorts } from '#main/ports/ports.ts'
import { Crash, dyingFiles } from '#main/testing/dying-files.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { openStore } from './open-store.ts'

function startWith(folder: string, files: Files) {
  const keyVault = ownerOnlyFileKeyVault({ files, folder: join(folder, 'key') })
  return openStore({ folder, ports: nodePorts(folder, { files, keyVault, clock: fixedClock() }) })
}

/** Starts for the first time and dies at a step; true when it got through. */
function firstStartDyingAt(folder: string, step: number): boolean {
  try {
    const opened = startWith(folder, dyingFiles(step))
    if (opened.ok) opened.value.close()
    return opened.ok
  } catch (error) {
    if (error instanceof Crash) return false
    throw error
  }
}

test('a first start that dies at any step is finished by the next, with one key and an empty log', () => {
  const finishedAt = Array.from({ length: 40 }, (_, step) => step).findIndex(step => {
    const folder = join(tempFolder(), 'data')
    const survived = firstStartDyingAt(folder, step)

    const next = startWith(folder, nodeFiles)
    expect(next.ok ? 'opened' : `step ${step}: ${next.error.code}, ${next.error.found}`).toBe('opened')
    if (next.ok) next.value.close()
    expect(existsSync(join(folder, 'chargemark.first-start'))).toBe(false)
    return survived
  })
  expect(finishedAt).toBeGreaterThan(8)
})
