import type {} from '#renderer/ui/bridge.ts'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { commandLines } from './browser-process.ts'
import { expect, test } from './fixtures.ts'

const profiles = () =>
  readdirSync(tmpdir()).filter(name => name.startsWith(`chargemark-window-${process.pid}-`))

test('the browser has a profile of its own, removed when the window closes', async ({ app }) => {
  expect(profiles().length).toBe(1)
  await app.close()
  expect(profiles()).toEqual([])
})

// Only Linux shows every process and its words in files.
if (process.platform === 'linux') {
  test('the browser is spoken to through a pipe and opens no port', async ({ app }) => {
    await expect(app.page).toHaveTitle('Chargemark')
    const [profile] = profiles()
    const words = [...commandLines().values()].find(line => line.some(word => word.endsWith(`/${profile}`)))
    expect(words).toContain('--remote-debugging-pipe')
    expect(words?.filter(word => word.startsWith('--remote-debugging-port'))).toEqual([])
    expect(words).toContain('--host-resolver-rules=MAP * ~NOTFOUND')
    expect(words?.includes('--no-sandbox')).toBe(process.getuid?.() === 0)
  })
}

test('the page cannot be led anywhere else: what is open stays open', async ({ app: { page } }) => {
  const here = page.url()
  await page.keyboard.press('Alt+n')
  await expect(page.getByRole('main', { name: 'Session' })).toBeVisible()
  for (const address of ['https://example.invalid/', 'http://127.0.0.1:9/']) {
    const calledOff = page.waitForEvent('requestfailed')
    await page.evaluate(to => window.location.assign(to), address)
    expect((await calledOff).url()).toBe(address)
    await expect(page.getByRole('main', { name: 'Session' })).toBeVisible()
    expect(page.url()).toBe(here)
  }
})

test('what is typed last is saved while the window closes', async ({ app }) => {
  const { id, revision } = await app.page.evaluate(async () => {
    const bridge = window.chargemark
    if (!bridge) throw new Error('The page has no bridge')
    const started = await bridge.sessions.start({ commandId: crypto.randomUUID(), performedOn: '2026-11-20' })
    if (!started.ok) throw new Error(started.error.code)
    const { entry, id: sessionId, revision: first } = started.value
    addEventListener('pagehide', () => {
      const last = { ...entry, note: 'typed last' }
      void bridge.sessions.saveDraft({
        commandId: crypto.randomUUID(),
        id: sessionId,
        revision: first,
        entry: last,
      })
    })
    return { id: sessionId, revision: first }
  })
  // As a person closes it: the page is told first.
  await app.closeAsPerson()
  await app.restart()
  const note = await app.page.evaluate(async sessionId => {
    const opened = await window.chargemark?.sessions.open({ id: sessionId })
    return opened?.ok ? [opened.value.entry.note, opened.value.revision] : null
  }, id)
  expect(note).toEqual(['typed last', revision + 1])
})
