import { browserOf } from './browser-process.ts'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { PROJECT } from '../scripts/project.ts'
import { expect, test, type App } from './fixtures.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { untilReady } from './until-ready.ts'

/** What a kill may cost at most: the typing of the last half second. */
const PROMISED_MS = 500

async function expectTyped({ page }: App, patient: { readonly family: string; readonly given: string }) {
  await new DayList(page).open(patient.family)
  const entry = new EntryScreen(page)
  await expect(entry.field('Family name')).toHaveValue(patient.family)
  await expect(entry.field('Given name')).toHaveValue(patient.given)
}

test.describe('a program that is killed', () => {
  test.use({
    prepare: {
      run: async data => {
        const words = [
          join(PROJECT, 'e2e', 'typing-program.ts'),
          data,
          'TEST0001',
          'TESTPATIENT',
          'Synthetic Ad',
        ]
        const program = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
        const ended = once(program, 'close')
        await Promise.race([once(program.stdout, 'data'), ended])
        await setTimeout(PROMISED_MS)
        const alive = program.kill('SIGKILL')
        await ended
        if (!alive) throw new Error('The program ended before it was killed')
      },
    },
  })

  test('has what was typed half a second before, and starts again', async ({ app }) => {
    await expectTyped(app, { family: 'TESTPATIENT', given: 'Synthetic Ad' })
  })
})

test('the last key is there when the window is closed at once', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeOn('TEST0001', 'TESTPATIENT')
  await entry.keys.type('Synthetic Ada')
  await app.closeAsPerson()
  await app.restart()
  await expectTyped(app, { family: 'TESTPATIENT', given: 'Synthetic Ada' })
})

test('the last key is there when the page is loaded anew at once', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeOn('TEST0001', 'TESTPATIENT')
  await entry.keys.type('Synthetic Ada')
  await app.page.reload()
  await untilReady(app.page)
  await expectTyped(app, { family: 'TESTPATIENT', given: 'Synthetic Ada' })
})

test('the last key is there when another session is opened at once', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeOn('TEST0001', 'TESTPATIENT')
  await entry.keys.type('Synthetic Ada')
  await entry.begin()
  await expectTyped(app, { family: 'TESTPATIENT', given: 'Synthetic Ada' })
})

test('undo goes back field by field, with the cursor; redo goes forward', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeOn('TEST0001', 'TESTPATIENT')
  await entry.keys.type('Synthetic')

  await entry.keys.press('Control+z')
  await expect(entry.field('Given name')).toHaveValue('')
  await expect(entry.field('Given name')).toBeFocused()
  await entry.keys.press('Control+z')
  await expect(entry.field('Family name')).toHaveValue('')
  await expect(entry.field('Family name')).toBeFocused()
  await entry.keys.press('Control+y', 'Control+y')
  await expect(entry.field('Family name')).toHaveValue('TESTPATIENT')
  await expect(entry.field('Given name')).toHaveValue('Synthetic')
})

test('a lesion removed by a key comes back by undo', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeLesion('r', 's')
  await entry.keys.press('w', 'n', 'l')
  await expect(entry.lesionRows).toHaveText(['A', 'B'])
  await entry.keys.press('Control+Delete')
  await expect(entry.lesionRows).toHaveText(['A'])
  await entry.keys.press('Control+z')
  await expect(entry.lesionRows).toHaveText(['A', 'B'])
  await expect(entry.cell('Side', 'B')).toHaveText('left')
})

test('a discarded session is taken back by undo with everything in it', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeOn('TEST0001', 'TESTPATIENT')
  await entry.keys.type('Synthetic Ada')
  await app.page.getByRole('button', { name: 'Discard session' }).press('Enter')
  await expect(app.page.getByText('The session was discarded.')).toBeVisible()
  await expect(new DayList(app.page).rows).toHaveCount(0)

  await entry.keys.press('Control+z')
  await expect(entry.field('Family name')).toHaveValue('TESTPATIENT')
  await expect(entry.field('Given name')).toHaveValue('Synthetic Ada')
  await expect(new DayList(app.page).row('TESTPATIENT')).toHaveCount(1)

  await entry.keys.press('Control+y')
  await expect(app.page.getByText('The session was discarded.')).toBeVisible()
  await entry.keys.press('Control+z')
  await expect(entry.field('Given name')).toHaveValue('Synthetic Ada')
  await expect(entry.field('Sex')).toBeFocused()
  await entry.keys.type('f')
  await expect(entry.field('Sex')).toHaveValue('female')
  await entry.keys.press('Control+y')
  await expect(entry.field('Sex')).toHaveValue('female')
  await expect(app.page.getByText('The session was discarded.')).toBeHidden()
})

// Only on Linux can a process be told by the words it was started with.
if (process.platform === 'linux') {
  test('when the browser is killed, what was typed half a second before is there', async ({ app }) => {
    const entry = new EntryScreen(app.page)
    await entry.begin()
    await entry.typeOn('TEST0001', 'TESTPATIENT')
    await entry.keys.type('Synthetic Ad')
    await setTimeout(500)
    process.kill(browserOf(process.pid), 'SIGKILL')
    await app.afterWindow()
    await app.restart()
    await new DayList(app.page).open('TESTPATIENT')
    await expect(new EntryScreen(app.page).field('Given name')).toHaveValue('Synthetic Ad')
  })

  test('when the browser is killed after a quick pick and a note begun, both are there', async ({ app }) => {
    const entry = new EntryScreen(app.page)
    await entry.begin()
    await entry.typeOn('TEST0001', 'TESTPATIENT')
    await expect(entry.picks).toHaveCount(7)
    await entry.keys.press('Alt+7', 'Alt+t')
    await entry.keys.type('half a no')
    await setTimeout(500)
    process.kill(browserOf(process.pid), 'SIGKILL')
    await app.afterWindow()
    await app.restart()
    await new DayList(app.page).open('TESTPATIENT')
    const again = new EntryScreen(app.page)
    await expect(again.lesionRows).toHaveText(['A', 'B'])
    await expect(again.field('Note')).toHaveValue('half a no')
  })
}
