import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeFiles } from '#main/ports/node-files.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { aDestination, SECTIONS } from './testing/a-destination.ts'
import { aDesk, chargesIn, exportAll, value, type Desk } from './testing/a-desk.ts'

const TO = { scope: 'all', onlyClosedDays: false } as const
const send = (desk: Desk, destination: string) => desk.exports.send({ ...TO, destination })

test('professional lines leave to one destination and facility lines to another, in one session', async () => {
  const db = memoryDb()
  const [first, second] = [tempFolder(), tempFolder()]
  aDestination(db, { id: 'prof', folder: first, claims: 'professional' })
  aDestination(db, { id: 'fac', folder: second, claims: 'facility' })
  const desk = aDesk({ db })
  await desk.complete(anEntry())
  value(await send(desk, 'prof'))
  expect(chargesIn(first)).toEqual(['TEST-A-1 PROFESSIONAL 19283'])
  value(await send(desk, 'fac'))
  expect(chargesIn(second)).toEqual(['TEST-A-1 FACILITY 19283'])
  for (const id of ['prof', 'fac']) expect(value(await send(desk, id)).batch).toBeNull()
  expect([...desk.sessions.listAll()].map(({ state }) => state)).toEqual(['exported'])
})

test('a line leaves once to each of two destinations that take the same', async () => {
  const db = memoryDb()
  const [first, second] = [tempFolder(), tempFolder()]
  aDestination(db, { id: 'billing', folder: first })
  aDestination(db, { id: 'copy', folder: second })
  const desk = aDesk({ db })
  await desk.complete(anEntry())
  value(await send(desk, 'billing'))
  value(await send(desk, 'copy'))
  expect(chargesIn(second)).toEqual(chargesIn(first))
  const numbers = db.all('SELECT DISTINCT line_number FROM export_ledger')
  expect(numbers).toHaveLength(4)
  expect((await exportAll(desk, tempFolder())).batch).toBeNull()
})

test('what left into a folder of the moment does not leave to a destination', async () => {
  const db = memoryDb()
  aDestination(db, { id: 'billing', folder: tempFolder() })
  const desk = aDesk({ db })
  await desk.complete(anEntry())
  await exportAll(desk, tempFolder())
  expect(value(await send(desk, 'billing')).batch).toBeNull()
})

test('what had left before a destination was made does not leave to it', async () => {
  const db = memoryDb()
  aDestination(db, { id: 'billing', folder: tempFolder() })
  const desk = aDesk({ db })
  await desk.complete(anEntry())
  value(await send(desk, 'billing'))
  aDestination(db, { id: 'late', folder: tempFolder() })
  db.transaction(() =>
    db.run(
      `UPDATE destination_beginning SET at = '2026-11-21T08:00:00.000-05:00' WHERE destination = 'late'`,
    ),
  )
  expect(value(await send(desk, 'late')).batch).toBeNull()
})

test('interchange numbers of one receiver run on over its destinations and are never repeated', async () => {
  const db = memoryDb()
  const [first, second] = [tempFolder(), tempFolder()]
  aDestination(db, { id: 'prof', folder: first, claims: 'professional', format: SECTIONS.x12 })
  aDestination(db, { id: 'fac', folder: second, claims: 'facility', format: SECTIONS.x12 })
  const desk = aDesk({ db })
  await desk.complete(anEntry())
  value(await send(desk, 'prof'))
  value(await send(desk, 'fac'))
  await desk.complete(anEntry({ accession: 'TEST-A-2', patient: { mrn: 'TEST0002' } }))
  value(await send(desk, 'prof'))
  const numbers = [first, second].flatMap(folder =>
    readdirSync(folder).map(name => readFileSync(join(folder, name), 'latin1').split('*')[13]),
  )
  expect(numbers.toSorted()).toEqual(['000000001', '000000002', '000000003'])
})

test.each(['csv', 'x12', 'fhir'] as const)('a %s batch sent again has the same bytes', async kind => {
  const db = memoryDb()
  const folder = tempFolder()
  aDestination(db, { id: 'billing', folder, format: SECTIONS[kind] })
  const desk = aDesk({ db })
  await desk.complete(anEntry())
  const { batch, files } = value(await send(desk, 'billing'))
  expect(files).toHaveLength(2)
  const elsewhere = tempFolder()
  value(await desk.exports.again({ batch: batch ?? '', folder: elsewhere }))
  const bytes = (place: string) => readdirSync(place).map(name => [name, readFileSync(join(place, name))])
  expect(bytes(elsewhere)).toEqual(bytes(folder))
})

test('a share that is away: the batch waits with its reason, nothing else leaves twice, and it leaves when it is back', async () => {
  const db = memoryDb()
  const root = tempFolder()
  const share = join(root, 'share')
  aDestination(db, { id: 'billing', folder: share })
  const desk = aDesk({ db })
  await desk.complete(anEntry())
  const sent = value(await send(desk, 'billing'))
  expect(sent.waiting).toMatch(/does not exist or cannot be reached/)
  expect(value(await send(desk, 'billing')).batch).toBeNull()
  expect(value(await desk.exports.standing({})).queue).toMatchObject([
    { batch: sent.batch, name: 'Receiver billing', folder: share, lines: 2, attempts: 1 },
  ])
  mkdirSync(share)
  const retried = value(await desk.exports.retry({ batch: sent.batch ?? '' }))
  expect(retried.waiting).toBeNull()
  expect(chargesIn(share)).toEqual(['TEST-A-1 FACILITY 19283', 'TEST-A-1 PROFESSIONAL 19283'])
  expect(value(await desk.exports.standing({})).queue).toEqual([])
})

test('pauses grow with each attempt', async () => {
  const db = memoryDb()
  aDestination(db, { id: 'billing', folder: join(tempFolder(), 'away') })
  const desk = aDesk({ db })
  await desk.complete(anEntry())
  const { batch } = value(await send(desk, 'billing'))
  const pause = async () => {
    const [waiting] = value(await desk.exports.standing({})).queue
    return (Date.parse(waiting?.nextAt ?? '') - Date.parse(waiting?.triedAt ?? '')) / 60_000
  }
  expect(await pause()).toBe(1)
  value(await desk.exports.retry({ batch: batch ?? '' }))
  expect(await pause()).toBe(2)
})

test('a file of that name is never overwritten: the batch waits and says so', async () => {
  const db = memoryDb()
  const [trial, folder] = [tempFolder(), tempFolder()]
  aDestination(db, { id: 'billing', folder: trial, claims: 'facility' })
  const desk = aDesk({ db })
  await desk.complete(anEntry())
  value(await send(desk, 'billing'))
  const next = readdirSync(trial)[0]?.replace('00001', '00002') ?? ''
  aDestination(db, { id: 'billing', folder, claims: 'facility' })
  writeFileSync(join(folder, next), 'a stranger')
  await desk.complete(anEntry({ accession: 'TEST-A-2' }))
  const sent = value(await send(desk, 'billing'))
  expect(sent.waiting).toMatch(/A file of that name is already in the folder/)
  expect(readFileSync(join(folder, next), 'utf8')).toBe('a stranger')
  renameSync(join(folder, next), join(folder, 'moved'))
  expect(value(await desk.exports.retry({ batch: sent.batch ?? '' })).waiting).toBeNull()
})

test('a batch that waits is taken back, and its lines leave in another', async () => {
  const db = memoryDb()
  const root = tempFolder()
  aDestination(db, { id: 'billing', folder: join(root, 'away') })
  const desk = aDesk({ db })
  await desk.complete(anEntry())
  const { batch } = value(await send(desk, 'billing'))
  value(await desk.exports.takeBack({ batch: batch ?? '' }))
  mkdirSync(join(root, 'away'))
  const sent = value(await send(desk, 'billing'))
  expect(sent.batch).not.toBe(batch)
  expect(chargesIn(join(root, 'away'))).toHaveLength(2)
  expect(await desk.exports.takeBack({ batch: sent.batch ?? '' })).toMatchObject({
    ok: false,
    error: { code: 'batch-left' },
  })
})

test('a session stays as it is while it waits', async () => {
  const db = memoryDb()
  aDestination(db, { id: 'billing', folder: join(tempFolder(), 'away') })
  const desk = aDesk({ db })
  await desk.complete(anEntry())
  value(await send(desk, 'billing'))
  const { withheld } = value(await desk.exports.preview({ ...TO, destination: 'billing' }))
  expect(withheld).toMatchObject([{ reason: expect.stringMatching(/^Waiting: batch /) }])
})

test('files are set aside in the folder that the sheet names, and leave nothing there', async () => {
  const db = memoryDb()
  const root = tempFolder()
  const [folder, aside] = [join(root, 'in'), join(root, 'tmp')]
  mkdirSync(folder)
  mkdirSync(aside)
  const written: string[] = []
  const files = {
    ...nodeFiles,
    create: (path: string, bytes: Uint8Array) => {
      written.push(path)
      nodeFiles.create(path, bytes)
    },
  }
  aDestination(db, { id: 'billing', folder, delivery: { tempFolder: aside } })
  const desk = aDesk({ db, files })
  await desk.complete(anEntry())
  value(await send(desk, 'billing'))
  expect(written.every(path => path.startsWith(aside))).toBe(true)
  expect(readdirSync(aside)).toEqual([])
  expect(readdirSync(folder)).toHaveLength(2)
})

test('only what belongs to closed days leaves when that is asked', async () => {
  const db = memoryDb()
  const folder = tempFolder()
  aDestination(db, { id: 'billing', folder })
  const desk = aDesk({ db, isDayClosed: day => day === '2026-11-19' })
  await desk.complete(anEntry({ performedOn: '2026-11-19' }))
  await desk.complete(anEntry({ accession: 'TEST-A-2' }))
  const sent = value(await desk.exports.send({ scope: 'all', destination: 'billing', onlyClosedDays: true }))
  expect(sent.withheld).toMatchObject([
    { accession: 'TEST-A-2', reason: expect.stringMatching(/^Not closed/) },
  ])
  expect(chargesIn(folder).every(charge => charge.startsWith('TEST-A-1'))).toBe(true)
})

test('an unknown destination, and one without a folder, are refused in words', async () => {
  const desk = aDesk()
  expect(await send(desk, 'nowhere')).toMatchObject({ ok: false, error: { code: 'destination-unknown' } })
  aDestination(desk.db, { id: 'hand', folder: '/x', delivery: { folder: null } })
  expect(await send(desk, 'hand')).toMatchObject({ ok: false, error: { code: 'destination-without-folder' } })
})
