import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Bridge } from '#shared/contract/index.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { valueOf } from './product.ts'

/** Sends a session to a destination whose share is away, tries again and takes the batch back. */
export async function sendAndTakeBack(bridge: Bridge, root: string): Promise<void> {
  await aDestinationAt(bridge, join(root, 'away'))
  const command = () => ({ commandId: randomUUID() })
  const { id, revision } = valueOf(await bridge.sessions.start({ ...command(), performedOn: '2026-11-20' }))
  const entry = anEntry({ accession: 'TEST-A-WAITS' })
  valueOf(await bridge.sessions.complete({ ...command(), id, revision, entry }))
  const sent = valueOf(await bridge.exports.send({ scope: 'all', destination: 'waiting' }))
  expect(sent.waiting).not.toBeNull()
  const batch = sent.batch ?? ''
  expect(valueOf(await bridge.exports.standing({})).queue).toMatchObject([{ batch, attempts: 1 }])
  expect(valueOf(await bridge.exports.retry({ batch })).waiting).not.toBeNull()
  valueOf(await bridge.exports.takeBack({ batch }))
  valueOf(await bridge.exports.cancel({}))
  expect(valueOf(await bridge.exports.answers({})).answers).toEqual([])
  expect(valueOf(await bridge.exports.lookForAnswers({})).problems).toEqual([])
  const nothing = { answer: '0'.repeat(64), position: 0, how: 'corrected' } as const
  expect(await bridge.exports.settleRefusal(nothing)).toMatchObject({ error: { code: 'refusal-unknown' } })
  const { answer, position } = nothing
  expect(await bridge.exports.sendUnderNewNumbers({ answer, position })).toMatchObject({
    error: { code: 'refusal-unknown' },
  })
  expect(await bridge.exports.seeRefusal({ answer, position, session: id })).toMatchObject({
    error: { code: 'refusal-unknown' },
  })
  expect(await bridge.exports.seeAnswer({ sha256: answer })).toMatchObject({
    error: { code: 'answer-seen-already' },
  })
  expect(valueOf(await bridge.exports.proof({ batch })).summary.state).toBe('abandoned')
  expect(valueOf(await bridge.exports.printProof({ batch, folder: root }))).toMatch(/PROOF_.*\.pdf$/)
  const rule = { destination: 'waiting', days: 30 }
  expect(valueOf(await bridge.exports.setRetention(rule))).toEqual([rule])
  expect(valueOf(await bridge.exports.retention({}))).toEqual([rule])
  valueOf(await bridge.exports.seeRuns({ upTo: 1 }))
  expect(valueOf(await bridge.exports.standing({})).queue).toEqual([])
}

async function aDestinationAt(bridge: Bridge, folder: string): Promise<void> {
  const templates = valueOf(await bridge.destinations.templates({}))
  const csv = templates.find(({ sheet }) => sheet.format.kind === 'csv')
  if (!csv) throw new Error('There is a template for CSV.')
  const delivery = { ...csv.sheet.delivery, folder, tempFolder: null, answerFolders: [] }
  const sheet = { ...csv.sheet, id: 'waiting', claims: 'both' as const, delivery }
  valueOf(await bridge.destinations.save({ sheet, revision: null }))
}
