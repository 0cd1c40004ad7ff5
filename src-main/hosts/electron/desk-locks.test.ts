import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bridgeOf, startProduct, valueOf, windowOf } from './testing/product.ts'

test.each(['lock-screen', 'suspend'])(
  'at the event %s of the computer the window is told to save and lock',
  async event => {
    const data = mkdtempSync(join(tmpdir(), 'electron-desk-'))
    const product = await startProduct(['--data', data])
    const { users } = bridgeOf(product)
    const roles = ['administrator' as const]
    const first = { name: 'TEST, First', signInName: 'first', roles, namedRights: [], secret: '493817' }
    valueOf(await users.makeFirst(first))
    product.powerMonitor.emit(event)
    expect(valueOf(await users.standing({}))).toMatchObject({ kind: 'signed-out', why: 'system' })
    windowOf(product).close()
    rmSync(data, { recursive: true })
  },
)
