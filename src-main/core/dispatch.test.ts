import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fail, ok } from '#shared/base/result.ts'
import { failure, type FailureCode } from '#shared/contract/failure.ts'
import { CONTRACT, type Handlers } from '#shared/contract/index.ts'
import { OPERATION_NAMES } from '#shared/contract/operation-names.ts'
import { Database } from '#main/db/sqlite.ts'
import { systemIds } from '#main/ports/ids.ts'
import type { LogEvent } from '#main/ports/logger.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { createDispatch } from './dispatch.ts'

/** Handlers that all refuse, but for those given. */
function handlersWith(listDay: Handlers['sessions']['listDay']): Handlers {
  const no = () => fail(failure('not-found'))
  const sessions = {
    listDay,
    search: no,
    open: no,
    start: no,
    assess: no,
    saveDraft: no,
    complete: no,
    reopen: no,
    hold: no,
    release: no,
    discard: no,
    restore: no,
    markLate: no,
    addNote: no,
    listPhysicians: no,
  }
  const reference = {
    list: no,
    openUpload: no,
    sendPiece: no,
    startImport: no,
    importState: no,
    cancelImport: no,
    dismissImport: no,
    removeEdition: no,
    recordLicence: no,
    search: no,
    code: no,
    pair: no,
    rehearse: no,
  }
  const audit = { events: no, numbers: no, actors: no, verify: no }
  const exports = {
    preview: no,
    run: no,
    again: no,
    history: no,
    send: no,
    retry: no,
    takeBack: no,
    cancel: no,
    standing: no,
    seeRuns: no,
    answers: no,
    lookForAnswers: no,
    settleRefusal: no,
    sendUnderNewNumbers: no,
    seeRefusal: no,
    seeAnswer: no,
    proof: no,
    printProof: no,
    retention: no,
    setRetention: no,
    chooseFolder: no,
  }
  const devices = { list: no, scan: no, save: no, remove: no, importCsv: no, exportCsv: no }
  const quickPicks = {
    list: no,
    make: no,
    rename: no,
    remove: no,
    restore: no,
    countUse: no,
    previousShape: no,
  }
  const worklist = {
    listDay: no,
    listMissing: no,
    standing: no,
    listAccessions: no,
    find: no,
    search: no,
    markNoCharge: no,
    expectAgain: no,
    sendPiece: no,
    look: no,
    importUpload: no,
    query: no,
    testConnection: no,
    checkFolder: no,
    listImports: no,
  }
  const review = {
    standing: no,
    counts: no,
    choices: no,
    list: no,
    details: no,
    approve: no,
    approveClean: no,
    withdraw: no,
    sendBack: no,
    changesSince: no,
    decisions: no,
  }
  return {
    app: { status: no, switchLog: no },
    sessions,
    review,
    corrections: { begin: no, compare: no, sent: no, sessionsOf: no, voidCharges: no, withdrawVoid: no },
    story: { tell: no },
    exports,
    destinations: {
      list: no,
      templates: no,
      save: no,
      preview: no,
      specification: no,
      writeSpecification: no,
      writeSample: no,
      checkFile: no,
      remove: no,
      restore: no,
    },
    devices,
    settings: { read: no, managed: no, save: no },
    support: { prepare: no, save: no },
    reference,
    audit,
    quickPicks,
    worklist,
    downtime: { reserve: no, numberOf: no, open: no },
    backup: {
      standing: no,
      list: no,
      savePlan: no,
      run: no,
      compare: no,
      rehearse: no,
      check: no,
      witness: no,
      newRecoveryCode: no,
      changeKey: no,
      chooseFolder: no,
      leaveForRestore: no,
    },
    users: {
      standing: no,
      makeFirst: no,
      signIn: no,
      lock: no,
      touch: no,
      changeSecret: no,
      list: no,
      add: no,
      save: no,
      setActive: no,
      resetSecret: no,
      liftLockOut: no,
      accounts: no,
      makeAccount: no,
      revokeAccount: no,
      emergencyCodes: no,
      makeEmergencyCode: no,
      withdrawEmergencyCode: no,
      acknowledgeEmergency: no,
      useEmergencyCode: no,
    },
    closing: { day: no, list: no, count: no, close: no, reopen: no, history: no, print: no },
    rescue: { recover: no, backups: no, restore: no, chooseFolder: no, reopen: no },
    reports: { run: no, progress: no, cancel: no, save: no },
  }
}

function aDispatch(listDay: Handlers['sessions']['listDay'] = () => ok([])) {
  const events: LogEvent[] = []
  const damages: boolean[] = []
  const call = createDispatch(handlersWith(listDay), {
    ids: systemIds,
    logger: { write: event => void events.push(event) },
    onDamage: () => void damages.push(true),
    access: { admit: () => ok(null), as: (_, work) => work() },
  })
  const codeOf = async (...asked: Parameters<typeof call>): Promise<FailureCode | 'done'> => {
    const answer = await call(...asked)
    return answer.ok ? 'done' : answer.error.code
  }
  return { call, codeOf, events, damages }
}

const day = { day: '2026-11-20' }

test('every operation of the contract has its name on the bridge, and the other way round', () => {
  const names = Object.fromEntries(
    Object.entries(CONTRACT).map(([name, feature]) => [name, Object.keys(feature)]),
  )
  expect(names).toEqual(OPERATION_NAMES)
})

test('an operation gets its input as the schema read it', async () => {
  expect(await aDispatch().codeOf('sessions', 'listDay', day)).toBe('done')
})

test.each([
  ['no input', 'sessions', 'listDay', undefined],
  ['a date that does not exist', 'sessions', 'listDay', { day: '2026-02-30' }],
  ['a field too many', 'sessions', 'listDay', { ...day, all: true }],
  ['an unknown operation', 'sessions', 'dropAll', day],
  ['an unknown feature', 'nothing', 'listDay', day],
  ['a name that every object has', 'sessions', 'constructor', {}],
  ['a feature that every object has', '__proto__', 'toString', {}],
])('%s is refused', async (_, feature, operation, input) => {
  expect(await aDispatch().codeOf(feature, operation, input)).toBe('input-invalid')
})

test('a refused input names its field', async () => {
  expect(await aDispatch().call('sessions', 'listDay', { day: 'Friday' })).toMatchObject({
    error: { field: 'day' },
  })
})

test('a bug is answered, not thrown, and logged without its words', async () => {
  const { codeOf, events } = aDispatch(() => {
    throw new RangeError('for TESTPATIENT')
  })
  expect(await codeOf('sessions', 'listDay', day)).toBe('unexpected')
  expect(events).toMatchObject([
    { event: 'operation-failed', operation: 'sessions.listDay', errorClass: 'RangeError', errorCode: 'none' },
  ])
  expect(JSON.stringify(events)).not.toContain('TESTPATIENT')
  expect(JSON.stringify(events)).toContain('dispatch.test.ts')
})

test('a full disk is a failure of the store, not a bug', async () => {
  const { codeOf, events } = aDispatch(() => {
    const full = new Database(join(tempFolder(), 'full.db'))
    full.pragma('max_page_count = 2')
    full.exec('CREATE TABLE t (x TEXT)')
    full.prepare('INSERT INTO t (x) VALUES (?)').run('x'.repeat(100_000))
    return ok([])
  })
  expect(await codeOf('sessions', 'listDay', day)).toBe('store-failed')
  expect(events).toMatchObject([{ errorCode: 'SQLITE_FULL' }])
})

test('a page that cannot be made out is told apart from a full disk, and noted', async () => {
  const { codeOf, damages } = aDispatch(() => {
    const path = join(tempFolder(), 'damaged.db')
    writeFileSync(path, 'x'.repeat(5_000))
    new Database(path).prepare('SELECT 1 FROM session').get()
    return ok([])
  })
  expect(await codeOf('sessions', 'listDay', day)).toBe('log-damaged')
  expect(damages).toHaveLength(1)
})

test('a broken promise of the database is a bug, not the disk', async () => {
  const { codeOf } = aDispatch(() => {
    const db = new Database(':memory:')
    db.exec('CREATE TABLE t (x TEXT UNIQUE); INSERT INTO t (x) VALUES (1)')
    db.exec('INSERT INTO t (x) VALUES (1)')
    return ok([])
  })
  expect(await codeOf('sessions', 'listDay', day)).toBe('unexpected')
})
