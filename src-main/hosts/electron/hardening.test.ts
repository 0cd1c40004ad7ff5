import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OPERATION_NAMES } from '#shared/contract/operation-names.ts'
import { PROJECT } from '../../../scripts/project.ts'
import { bridgeOf, startProduct, windowOf, type Product } from './testing/product.ts'

// The window of the built product.
let data: string
let product: Product

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'electron-host-'))
  product = await startProduct(['--data', data])
})
afterAll(() => {
  windowOf(product).close()
  rmSync(data, { recursive: true })
})

test('is made with these options and no others', () => {
  expect(windowOf(product).options).toEqual({
    title: 'Chargemark',
    width: 1360,
    height: 860,
    minWidth: 480,
    minHeight: 400,
    show: false,
    webPreferences: {
      preload: join(PROJECT, 'out', 'preload', 'index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: false,
      backgroundThrottling: false,
    },
  })
})

test('gets one method an operation and nothing else', () => {
  const exposed = Object.entries(bridgeOf(product)).map(([feature, methods]) => [
    feature,
    Object.keys(methods),
  ])
  expect(Object.fromEntries(exposed)).toEqual(OPERATION_NAMES)
  expect([...product.observed.exposed.keys()]).toEqual(['chargemark'])
})

test('is served by its own scheme, which has no other host and no way out of the folder', async () => {
  expect(product.observed.privileges).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
  const urls = ['app://chargemark/', 'app://elsewhere/', 'app://chargemark/%2e%2e%2fmain/electron.js']
  const answers = await Promise.all(urls.map(url => product.observed.serve?.(new Request(url))))
  expect(answers.map(answer => answer?.status)).toEqual([200, 404, 404])
  expect(answers[0]?.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; script-src 'self';/,
  )
})

test('stays where it is', () => {
  const { webContents } = windowOf(product)
  expect(webContents.openHandler?.()).toEqual({ action: 'deny' })
  const prevented = (name: string, url: string) => {
    let isPrevented = false
    webContents.emit(name, { url, preventDefault: () => (isPrevented = true) })
    return isPrevented
  }
  expect(prevented('will-frame-navigate', 'https://example.com/')).toBe(true)
  expect(prevented('will-frame-navigate', 'file:///etc/passwd')).toBe(true)
  expect(prevented('will-frame-navigate', 'app://chargemark/')).toBe(false)
  expect(prevented('will-redirect', 'app://chargemark/')).toBe(true)
  expect(prevented('will-attach-webview', '')).toBe(true)
})

test('is granted no permission and reaches no network', () => {
  const { defaultSession } = product.session
  const granted: boolean[] = []
  defaultSession.permissionRequest?.({}, 'media', answer => granted.push(answer))
  expect([granted, defaultSession.permissionCheck?.(), defaultSession.spellChecks]).toEqual([
    [false],
    false,
    false,
  ])
  const cancelled = ['https://example.com/', 'http://127.0.0.1/', 'app://chargemark/a.js'].map(url => {
    let isCancelled: boolean | null = null
    defaultSession.beforeRequest?.({ url }, ({ cancel }) => (isCancelled = cancel))
    return isCancelled
  })
  expect(cancelled).toEqual([true, true, false])
})

test('downloads nothing and is given no device', () => {
  const { defaultSession } = product.session
  let isPrevented = false
  defaultSession.emit('will-download', { preventDefault: () => (isPrevented = true) })
  expect([isPrevented, defaultSession.devicePermission?.()]).toEqual([true, false])
})

test.each([
  ['another window', { sender: { id: 99_999 }, frame: { url: 'app://chargemark/', parent: null } }],
  ['another page', { frame: { url: 'https://example.com/', parent: null } }],
  [
    'a page whose address only begins alike',
    { frame: { url: 'app://chargemark.example.com/', parent: null } },
  ],
  [
    'a frame inside the page',
    { frame: { url: 'app://chargemark/', parent: { url: 'app://chargemark/', parent: null } } },
  ],
  ['a frame that is gone', { frame: null }],
])(
  'refuses operations to %s',
  async (_who, { frame, ...foreign }: { frame: object | null; sender?: { id: number } }) => {
    const sender = foreign.sender ?? { id: windowOf(product).webContents.id }
    const event = { sender, senderFrame: frame } as Parameters<Product['invokeFrom']>[0]
    await expect(product.invokeFrom(event, 'app.status', {})).rejects.toThrow('asked for from elsewhere')
  },
)
