import { expect } from 'vitest'
import type { Bridge } from '#shared/contract/index.ts'
import { valueOf, type Product } from './product.ts'

/** The part of the day in which a log is kept safe: a backup to a second folder, looked at and rehearsed. */
export async function backUpAndRehearse(bridge: Bridge, product: Product, folder: string): Promise<void> {
  product.observed.chosenFolders.push(folder)
  expect(valueOf(await bridge.backup.chooseFolder({}))).toBe(folder)
  const { plan } = valueOf(await bridge.backup.standing({}))
  const saved = valueOf(await bridge.backup.savePlan({ ...plan, secondFolder: folder }))
  expect(saved.plan.secondFolder).toBe(folder)
  expect(valueOf(await bridge.backup.newRecoveryCode({})).code).toMatch(/^[0-9A-Z-]{35}$/)
  expect(valueOf(await bridge.backup.run({}))).toMatchObject({ good: true })
  const [backup, ...more] = valueOf(await bridge.backup.list({}))
  expect(more).toHaveLength(1)
  const path = backup?.path ?? ''
  expect(valueOf(await bridge.backup.compare({ path }))).toMatchObject({ good: true })
  expect(valueOf(await bridge.backup.rehearse({ path }))).toMatchObject({ good: true })
  expect(valueOf(await bridge.backup.check({}))).toMatchObject({ good: true })
  expect(valueOf(await bridge.backup.witness({}))).toMatchObject({ good: true })
  expect(valueOf(await bridge.backup.changeKey({}))).toMatchObject({ kind: 'changed' })
  expect(valueOf(await bridge.backup.rehearse({ path }))).toMatchObject({ good: true })
}

/** The log is left to restore a backup, opened as it is, and restored after all. */
export async function restoreAndReopen(bridge: Bridge, product: Product, out: string): Promise<void> {
  const [backup] = valueOf(await bridge.backup.list({}))
  valueOf(await bridge.backup.leaveForRestore({}))
  const stopped = valueOf(await bridge.app.status({}))
  expect(stopped).toMatchObject({ kind: 'stopped', failure: { code: 'restore-asked' } })
  const found = valueOf(await bridge.rescue.backups({ folder: '' }))
  expect(found[0]).toMatchObject({ name: backup?.name, opensWith: 'this-key' })
  product.observed.chosenFolders.push(out)
  expect(valueOf(await bridge.rescue.chooseFolder({}))).toBe(out)
  expect(await bridge.rescue.recover({ code: '' })).toMatchObject({ error: { code: 'not-started' } })
  valueOf(await bridge.rescue.reopen({}))
  expect(valueOf(await bridge.app.status({}))).toMatchObject({ kind: 'running' })
  expect(await bridge.rescue.reopen({})).toMatchObject({ error: { code: 'log-is-open' } })
  valueOf(await bridge.backup.leaveForRestore({}))
  const restored = valueOf(await bridge.rescue.restore({ path: found[0]?.path ?? '', code: '' }))
  expect(restored).toMatchObject({ good: true })
  expect(valueOf(await bridge.app.status({}))).toMatchObject({ kind: 'running' })
}
