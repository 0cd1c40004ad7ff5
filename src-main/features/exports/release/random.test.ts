import { mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nodeFiles } from '#main/ports/node-files.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { aDesk, chargesIn, exportAll, value } from '../testing/a-desk.ts'
import { Crash, endingDb, endingFiles, Steps } from '../testing/failing-disk.ts'

const deeds = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('enter' as const), claims: fc.constantFrom('professional', 'facility', 'both') }),
    fc.record({ kind: fc.constant('export' as const) }),
    fc.record({ kind: fc.constant('crash' as const), step: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ kind: fc.constant('again' as const), batch: fc.nat({ max: 5 }) }),
    fc.record({ kind: fc.constant('take' as const) }),
  ),
  { maxLength: 8 },
)

test('whatever the order of entering, exporting, crashing, repeating and taking, each line leaves once', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async list => {
      const db = memoryDb()
      const root = tempFolder()
      const [out, inbox, copies] = ['out', 'inbox', 'copies'].map(name => join(root, name))
      if (!out || !inbox || !copies) throw new Error('three folders')
      for (const folder of [out, inbox, copies]) mkdirSync(folder)
      const entered: string[] = []

      for (const deed of list) {
        const desk = aDesk({ db })
        if (deed.kind === 'enter') {
          const accession = `TEST-R-${entered.length}`
          await desk.complete(anEntry({ accession, claims: deed.claims }))
          const claims = deed.claims === 'both' ? ['FACILITY', 'PROFESSIONAL'] : [deed.claims.toUpperCase()]
          entered.push(...claims.map(claim => `${accession} ${claim} 19283`))
        }
        if (deed.kind === 'export') await exportAll(desk, out)
        if (deed.kind === 'crash') await crashingExport(db, out, deed.step)
        if (deed.kind === 'take') takeAll(out, inbox)
        if (deed.kind === 'again') {
          const batch = value(await desk.exports.history({})).filter(({ state }) => state === 'released')[deed.batch]
          if (batch) value(await desk.exports.again({ batch: batch.batch, folder: copies }))
        }
      }
      await exportAll(aDesk({ db }), out)
      takeAll(out, inbox)
      expect(chargesIn(inbox)).toEqual(entered.toSorted())
      expect(readdirSync(out)).toEqual([])
      // A repetition is the same file under the same name, so the receiver can tell.
      expect(readdirSync(inbox)).toEqual(expect.arrayContaining(readdirSync(copies)))
    }),
    { numRuns: 40 },
  )
}, 120_000)

async function crashingExport(db: ReturnType<typeof memoryDb>, folder: string, step: number): Promise<void> {
  const steps = new Steps(step)
  try {
    await exportAll(aDesk({ db: endingDb(db, steps), files: endingFiles(nodeFiles, steps) }), folder)
  } catch (error) {
    if (!(error instanceof Crash)) throw error
  }
}

function takeAll(folder: string, inbox: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith('.')) renameSync(join(folder, name), join(inbox, name))
  }
}
