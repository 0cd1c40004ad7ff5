import { OPERATION_NAMES } from '#shared/contract/operation-names.ts'
import { bridgeOf } from './bridge.ts'
import { runCli } from './data-folder.ts'
import { expect, test } from './fixtures.ts'
import { untilReady } from './until-ready.ts'

test.describe('the demo day', () => {
  test.use({ demo: true })

  test('opens with its sessions, and says that it is a demo', async ({ app }) => {
    await expect(app.page.getByText(/demo/i).first()).toBeVisible()
    const bridge = await bridgeOf(app.page)
    const today = await bridge.evaluate(async core => {
      const status = await core.app.status({})
      if (!status.ok || status.value.kind !== 'running') throw new Error('not running')
      const day = await core.sessions.listDay({ day: status.value.today })
      return { demo: status.value.demo, host: status.value.host, sessions: day.ok ? day.value.length : 0 }
    })
    expect(today).toMatchObject({ demo: true, host: 'chromium' })
    expect(today.sessions).toBeGreaterThan(10)
  })
})

test('the bridge holds the operations and nothing else, and cannot be changed', async ({ app }) => {
  const bridge = await bridgeOf(app.page)
  const seen = await bridge.evaluate(core => ({
    frozen: Object.values(core).every(Object.isFrozen) && Object.isFrozen(core),
    features: Object.keys(core),
    binding: Object.getOwnPropertyNames(window).filter(name => name.includes('chargemark')),
  }))
  expect(seen).toEqual({
    frozen: true,
    features: Object.keys(OPERATION_NAMES),
    binding: ['chargemark'],
  })
})

test('the browser has nothing to complain of: no blocked style, no missing file, no error', async ({
  app,
}) => {
  const complaints: string[] = []
  app.page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  app.page.on('pageerror', error => complaints.push(error.message))
  app.page.on('requestfailed', request => complaints.push(`not answered: ${request.url()}`))
  await app.page.reload()
  await untilReady(app.page)
  expect(complaints).toEqual([])
})

test('nothing but the built window can be loaded, and nothing else asked', async ({ app }) => {
  const errors: string[] = []
  app.page.on('console', message => errors.push(message.text()))
  const reached = await app.page.evaluate(async () => {
    const outcomes = [
      'https://example.com/',
      'http://127.0.0.1:9/',
      '/../package.json',
      '/%2e%2e/%2e%2e/package.json',
    ]
    return Promise.all(
      outcomes.map(url =>
        fetch(url).then(
          response => response.status,
          () => 'refused',
        ),
      ),
    )
  })
  expect(reached).toEqual(['refused', 'refused', 404, 404])
})

test('an inline script does not run', async ({ app }) => {
  const ran = await app.page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.documentElement.dataset.inline = "ran"'
    document.head.append(script)
    return document.documentElement.dataset['inline'] ?? null
  })
  expect(ran).toBe(null)
})

test('the page opens no other window and is given no permission', async ({ app }) => {
  const address = app.page.url()
  const given = await app.page.evaluate(async () => {
    open('https://example.com/')
    const names = ['geolocation', 'notifications'] as const
    const states = await Promise.all(names.map(name => navigator.permissions.query({ name })))
    return states.map(({ state }) => state)
  })
  expect(given).not.toContain('granted')
  await expect.poll(() => app.page.context().pages().length).toBe(1)
  expect(app.page.url()).toBe(address)
})

test('a log in use is refused at the command line in one line, and free after the window closes', async ({
  app,
}) => {
  const busy = await runCli(['sessions', '--data', app.data])
  expect([busy.status, busy.output]).toEqual([1, ''])
  expect(busy.notes).toMatch(/^Chargemark is already open on this data folder[^\n]*\n$/)
  const free = await app.cli('sessions', '--json')
  expect(free).toEqual({ status: 0, output: '', notes: '' })
})
