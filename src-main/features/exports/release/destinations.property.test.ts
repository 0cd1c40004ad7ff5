import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WritableDb } from '#main/db/handles.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { aDestination } from '../testing/a-destination.ts'
import { aDesk, chargesIn, value } from '../testing/a-desk.ts'
import { Crash, endingDb, endingFiles, Steps } from '../testing/failing-disk.ts'

const IDS = ['prof', 'fac', 'copy'] as const
type Id = (typeof IDS)[number]

const id = fc.constantFrom(...IDS)
const deeds = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('enter' as const) }),
    fc.record({ kind: fc.constant('send' as const), id }),
    fc.record({ kind: fc.constant('crash' as const), id, step: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ kind: fc.constant('share' as const), id }),
    fc.record({ kind: fc.constant('take' as const), id }),
    fc.record({ kind: fc.constant('retry' as const), batch: fc.nat({ max: 2 }) }),
    fc.record({ kind: fc.constant('take back' as const), batch: fc.nat({ max: 2 }) }),
    fc.record({ kind: fc.constant('again' as const), batch: fc.nat({ max: 4 }) }),
  ),
  { maxLength: 12 },
)

const claimsOf = { prof: 'professional', fac: 'facility', copy: 'both' } as const
const TO = { scope: 'all', onlyClosedDays: false } as const

/** Three destinations, each with a share that comes and goes, and an inbox that the receiver takes files into. */
function shares() {
  const root = tempFolder()
  const place = (kind: string, of: Id) => join(root, `${kind}-${of}`)
  for (const of of IDS) {
    mkdirSync(place('share', of))
    mkdirSync(place('inbox', of))
  }
  const comeOrGo = (of: Id) => {
    const [here, gone] = [place('share', of), place('away', of)]
    if (existsSync(here)) renameSync(here, gone)
    else renameSync(gone, here)
  }
  const take = (of: Id) => {
    if (!existsSync(place('share', of))) return
    for (const name of readdirSync(place('share', of))) {
      if (!name.startsWith('.')) renameSync(join(place('share', of), name), join(place('inbox', of), name))
    }
  }
  const back = (of: Id) => {
    if (!existsSync(place('share', of))) comeOrGo(of)
  }
  return { place, comeOrGo, take, back }
}

async function crashing(db: WritableDb, destination: Id, step: number): Promise<void> {
  const steps = new Steps(step)
  try {
    await aDesk({ db: endingDb(db, steps), files: endingFiles(nodeFiles, steps) }).exports.send({
      ...TO,
      destination,
    })
  } catch (error) {
    if (!(error instanceof Crash)) throw error
  }
}

test('whatever the order of sending, crashes, absent shares, retries, taking back and repeating, each line leaves once to each destination', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async list => {
      const db = memoryDb()
      const { place, comeOrGo, take, back } = shares()
      for (const of of IDS) aDestination(db, { id: of, folder: place('share', of), claims: claimsOf[of] })
      let entered = 0
      for (const deed of list) {
        const desk = aDesk({ db })
        await desk.exports.settled()
        const queue = value(await desk.exports.standing({})).queue
        if (deed.kind === 'enter') await desk.complete(anEntry({ accession: `TEST-R-${(entered += 1)}` }))
        if (deed.kind === 'send') value(await desk.exports.send({ ...TO, destination: deed.id }))
        if (deed.kind === 'crash') await crashing(db, deed.id, deed.step)
        if (deed.kind === 'share') comeOrGo(deed.id)
        if (deed.kind === 'take') take(deed.id)
        const waiting = 'batch' in deed ? queue[deed.batch] : undefined
        if (deed.kind === 'retry' && waiting) value(await desk.exports.retry({ batch: waiting.batch }))
        if (deed.kind === 'take back' && waiting) await desk.exports.takeBack({ batch: waiting.batch })
        if (deed.kind === 'again') {
          const released = value(await desk.exports.history({})).filter(({ state }) => state === 'released')
          const batch = released[deed.batch]?.batch
          if (batch) value(await desk.exports.again({ batch, folder: tempFolder() }))
        }
      }
      for (const of of IDS) back(of)
      const desk = aDesk({ db })
      await desk.exports.settled()
      for (const { batch } of value(await desk.exports.standing({})).queue) {
        value(await desk.exports.retry({ batch }))
      }
      for (const of of IDS) value(await desk.exports.send({ ...TO, destination: of }))
      for (const of of IDS) {
        take(of)
        const claims = claimsOf[of] === 'both' ? ['FACILITY', 'PROFESSIONAL'] : [claimsOf[of].toUpperCase()]
        const wanted = Array.from({ length: entered }, (_, index) => `TEST-R-${index + 1}`)
        const charges = wanted.flatMap(accession => claims.map(claim => `${accession} ${claim} 19283`))
        expect(chargesIn(place('inbox', of))).toEqual(charges.toSorted())
        expect(readdirSync(place('share', of))).toEqual([])
      }
    }),
    { numRuns: 40 },
  )
}, 240_000)
