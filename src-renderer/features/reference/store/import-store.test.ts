import { expect, test } from 'vitest'
import { fail, ok } from '#shared/base/result.ts'
import { failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'
import type { ImportState } from '#shared/contract/reference.ts'
import { fakeBridge } from '../testing/fake-bridge.ts'
import { createImportStore, MOST_FILES } from './import-store.ts'

const RUNNING: ImportState = {
  kind: 'running',
  phase: 'reading',
  file: 'a.csv',
  rows: 10,
  percent: 20,
  secondsLeft: null,
}
const DONE: ImportState = { kind: 'done', files: [] }
const ASKS: ImportState = {
  kind: 'asks',
  questions: [{ file: 'a.csv', asks: 'from', datasets: [], sentence: 'From which day is it in force?' }],
}

/** An import on a core that answers as told; the clock goes on when the test says so. */
function anImport(given: Partial<Bridge['reference']>, toBase64 = bytesOf) {
  const sent: { readonly upload: string; readonly offset: number; readonly base64: string }[] = []
  const waiting: (() => void)[] = []
  let uploads = 0
  let loaded = 0
  const store = createImportStore({
    bridge: fakeBridge({
      openUpload: () => Promise.resolve(ok({ upload: `upload-${(uploads += 1)}` })),
      sendPiece: piece => {
        sent.push(piece)
        return Promise.resolve(ok({ received: piece.offset }))
      },
      startImport: () => Promise.resolve(ok(RUNNING)),
      dismissImport: () => Promise.resolve(ok({ kind: 'idle' })),
      ...given,
    }),
    toBase64,
    schedule: deed => {
      waiting.push(deed)
      return () => undefined
    },
    onLoaded: () => {
      loaded += 1
    },
  })
  return { store, sent, tick: () => waiting.shift()?.(), loads: () => loaded }
}

async function bytesOf(piece: Blob): Promise<string | null> {
  return Buffer.from(await piece.arrayBuffer()).toString('base64')
}

const aFile = (name: string, text: string) => new File([text], name)

test('a file goes over in pieces that make it up, in order', async () => {
  const { store, sent } = anImport({})
  const text = 'x'.repeat(1_048_576) + 'the rest'
  await store.start([aFile('a.csv', text), aFile('b.csv', 'short')])
  expect(sent.map(({ upload, offset }) => [upload, offset])).toEqual([
    ['upload-1', 0],
    ['upload-1', 1_048_576],
    ['upload-2', 0],
  ])
  const bytes = sent.slice(0, 2).map(piece => Buffer.from(piece.base64, 'base64'))
  expect(Buffer.concat(bytes).toString()).toBe(text)
})

test('the import is followed until it is done, and then what is loaded is read anew', async () => {
  const states: ImportState[] = [{ ...RUNNING, percent: 80 }, DONE]
  const { store, tick, loads } = anImport({
    importState: () => Promise.resolve(ok(states.shift() ?? DONE)),
  })
  await store.start([aFile('a.csv', 'text')])
  expect(store.view.getState().work).toEqual(RUNNING)
  tick()
  await expect.poll(() => store.view.getState().work).toMatchObject({ percent: 80 })
  expect(loads()).toBe(0)
  tick()
  await expect.poll(() => store.view.getState().work.kind).toBe('done')
  expect(loads()).toBe(1)
  expect(store.view.getState().spoken).toEqual({ text: 'Import done: 0 files, 0 rows.', number: 2 })
})

test('what was asked is answered about the same files, and earlier answers are kept', async () => {
  const asked: unknown[] = []
  const { store } = anImport({
    startImport: input => {
      asked.push(input)
      return Promise.resolve(ok(asked.length < 3 ? ASKS : RUNNING))
    },
  })
  await store.start([aFile('a.csv', 'text')])
  await store.answer([{ file: 'a.csv', dataset: 'mue-dme' }])
  await store.answer([{ file: 'a.csv', from: '2026-10-01' }])
  expect(asked.at(-1)).toEqual({
    uploads: ['upload-1'],
    answers: [{ file: 'a.csv', dataset: 'mue-dme', from: '2026-10-01' }],
  })
  expect(store.view.getState().work.kind).toBe('running')
})

test('a cancel while bytes go over imports nothing', async () => {
  let imports = 0
  const { store } = anImport({
    sendPiece: async () => {
      await store.cancel()
      return ok({ received: 0 })
    },
    startImport: () => {
      imports += 1
      return Promise.resolve(ok(RUNNING))
    },
  })
  await store.start([aFile('a.csv', 'text')])
  expect(store.view.getState().work.kind).toBe('cancelled')
  expect(imports).toBe(0)
})

test('a cancel of a running import is the core’s', async () => {
  const { store } = anImport({ cancelImport: () => Promise.resolve(ok({ kind: 'cancelled' })) })
  await store.start([aFile('a.csv', 'text')])
  await store.cancel()
  expect(store.view.getState().spoken.text).toContain('stays in force')
})

test('more files than one import takes are refused before anything is sent', async () => {
  const { store, sent } = anImport({})
  await store.start(Array.from({ length: MOST_FILES + 1 }, (_, index) => aFile(`${index}.csv`, 'text')))
  expect(sent).toEqual([])
  expect(store.view.getState().failure).toContain('At most 40 files')
})

test('a disk that fails while bytes go over is said, and the next try begins anew', async () => {
  const { store } = anImport({ sendPiece: () => Promise.resolve(fail(failure('disk-full'))) })
  await store.start([aFile('a.csv', 'text')])
  expect(store.view.getState()).toMatchObject({
    work: { kind: 'idle' },
    failure: failure('disk-full').message,
  })
})

test('a folder among the files is named, and nothing is imported', async () => {
  const { store } = anImport({}, async () => null)
  await store.start([aFile('quarter', 'text')])
  expect(store.view.getState()).toMatchObject({
    work: { kind: 'idle' },
    failure: 'quarter could not be read. Drop files, not folders.',
  })
})

test('a second import does not begin while one runs', async () => {
  const { store, sent } = anImport({})
  await store.start([aFile('a.csv', 'text')])
  await store.start([aFile('b.csv', 'text')])
  expect(sent).toHaveLength(1)
})

test('a window opened in the middle of an import follows it', async () => {
  const { store, tick } = anImport({ importState: () => Promise.resolve(ok(DONE)) })
  store.follow(RUNNING)
  tick()
  await expect.poll(() => store.view.getState().work.kind).toBe('done')
})
