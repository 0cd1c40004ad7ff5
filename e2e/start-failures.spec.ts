import { randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { storePaths } from '#main/db/store-paths.ts'
import { START_FAILURES, type StartFailureCode, waysBack } from '#shared/contract/start-failure.ts'
import { expect, test } from './fixtures.ts'
import { keyFile, makeLog, makeNewer, pictureOf } from './log-folder.ts'
import { StoppedScreen } from './pages/stopped-screen.ts'

type Failing = {
  readonly what: string
  readonly code: StartFailureCode
  readonly found: RegExp
  readonly breakIt: (data: string) => void
  /** The command that meets it; one that reads a log does not look for it inside a file. */
  readonly command?: 'demo'
}

const FAILING: readonly Failing[] = [
  {
    what: 'the key of another log',
    code: 'key-wrong',
    found: /was made with another key/,
    breakIt: data => writeFileSync(keyFile(data), `${randomBytes(32).toString('hex')}\n`),
  },
  {
    what: 'no key',
    code: 'key-missing',
    found: /chargemark\.db is there/,
    breakIt: data => rmSync(keyFile(data)),
  },
  {
    what: 'something else where the log was',
    code: 'store-corrupt',
    found: /chargemark\.db/,
    breakIt: data => writeFileSync(storePaths(data).log, randomBytes(20_000)),
  },
  {
    what: 'a log that is gone',
    code: 'store-corrupt',
    found: /is gone; what belongs to it is still there/,
    breakIt: data => rmSync(storePaths(data).log),
  },
  {
    what: 'a log of a newer program',
    code: 'schema-newer',
    found: /990/,
    breakIt: makeNewer,
  },
  {
    what: 'a file in place of the data folder',
    code: 'folder-not-writable',
    found: /EEXIST|ENOTDIR/,
    breakIt: data => {
      rmSync(data, { recursive: true })
      writeFileSync(data, 'not a folder')
    },
    command: 'demo',
  },
]

for (const { what, code, found, breakIt, command = 'sessions' } of FAILING) {
  test.describe(() => {
    test.use({
      prepare: {
        run: async data => {
          await makeLog(data)
          breakIt(data)
        },
      },
    })

    test(`${what}: the window and the command line say so, and nothing is touched`, async ({ app }) => {
      const screen = new StoppedScreen(app.page)
      const { title, toDo } = START_FAILURES[code]
      await expect(screen.title).toHaveText(title)
      await expect(screen.words).toContainText(toDo)
      await expect(screen.words).toContainText(found)
      if (waysBack(code).length === 0) await expect(screen.controls).toHaveCount(0)
      else await expect(screen.controls.first()).toBeVisible()

      const { status, output, notes } = await app.cli(command)
      expect([status, output]).toEqual([1, ''])
      expect(notes.split('\n')).toEqual([expect.stringContaining(`${title}. `), ''])
      expect(notes).toContain(toDo)
      expect(pictureOf(app.data)).toEqual(app.pictureBefore)
    })
  })
}
