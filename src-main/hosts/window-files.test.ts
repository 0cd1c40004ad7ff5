import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerWindowRequest } from './window-files.ts'

let parent: string
let root: string

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'window-files-'))
  root = join(parent, 'renderer')
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(root, 'index.html'), '<!doctype html><html><head><title>x</title></head></html>')
  writeFileSync(join(root, 'assets', 'app.js'), 'export {}')
  writeFileSync(join(root, 'assets', 'notes.txt'), 'not a kind of file the window has')
  writeFileSync(join(parent, 'secret.js'), 'outside')
  symlinkSync(join(parent, 'secret.js'), join(root, 'link.js'))
})

afterAll(() => rmSync(parent, { recursive: true }))

const get = (path: string) =>
  answerWindowRequest(root, { method: 'GET', url: `https://chargemark.invalid${path}` })

test('the page comes with a policy whose nonce stands in the page, another at each load', async () => {
  const nonces = await Promise.all(
    [1, 2].map(async () => {
      const { status, headers, body } = await get('/')
      const nonce = /<meta name="style-nonce" content="([\w-]{22})">/.exec(body.toString())?.[1]
      expect(status).toBe(200)
      expect(headers['content-security-policy']).toBe(
        `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; ` +
          "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      )
      return nonce
    }),
  )
  expect(nonces[0]).not.toBe(nonces[1])
})

test('a script is served with its type, and the type is not to be guessed', async () => {
  const { status, headers, body } = await get('/assets/app.js?v=1')
  expect([status, body.toString()]).toEqual([200, 'export {}'])
  expect(headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'x-content-type-options': 'nosniff',
  })
})

test.each([
  '/../secret.js',
  '/%2e%2e/secret.js',
  '/assets/..%2f..%2fsecret.js',
  '/assets/..%5c..%5csecret.js',
  '/%252e%252e/secret.js',
  '/link.js',
  '/%00.js',
  '/C:/secret.js',
  '/%E0%A4%A',
  '/assets',
  '/assets/notes.txt',
  '/absent.js',
])('%s is not found', async path => {
  const { status, body } = await get(path)
  expect([status, body.length]).toEqual([404, 0])
})

test('anything but GET is refused', async () => {
  const { status } = await answerWindowRequest(root, { method: 'POST', url: 'https://chargemark.invalid/' })
  expect(status).toBe(405)
})
