import { bridgeOf } from './bridge.ts'
import { expect, test } from './electron-fixtures.ts'

test('the demo day opens under Electron, served by its own scheme', async ({ product }) => {
  expect(product.page.url()).toBe('app://chargemark/')
  const bridge = await bridgeOf(product.page)
  const status = await bridge.evaluate(b => b.app.status({}))
  expect(status).toMatchObject({ ok: true, value: { kind: 'running', host: 'electron', demo: true } })
})

test('the page has no Node and cannot leave', async ({ product }) => {
  const seen = await product.page.evaluate(() => [
    typeof Reflect.get(window, 'require'),
    typeof Reflect.get(window, 'process'),
  ])
  expect(seen).toEqual(['undefined', 'undefined'])
  await product.page.evaluate(() => {
    location.href = 'https://example.com/'
  })
  expect(await product.page.evaluate(() => window.open('https://example.com/'))).toBe(null)
  expect(product.page.url()).toBe('app://chargemark/')
})

test('tools for developers do not open', async ({ product }) => {
  const opened = await product.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    contents?.openDevTools()
    return contents?.isDevToolsOpened()
  })
  expect(opened).toBe(false)
})
