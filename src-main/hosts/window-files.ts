import { randomBytes } from 'node:crypto'
import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { contentSecurityPolicy } from './content-security-policy.ts'

/** An answer to a request of the window, ready for either host to send. */
export type WindowResponse = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** What the build puts into the renderer folder; a file of another kind is not served. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/**
 * Answers a request of the window from the built renderer, and from nothing else: the path is decoded once, may
 * hold no step upwards, and the file it ends at, links followed, must lie inside the folder.
 */
export async function answerWindowRequest(
  rendererFolder: string,
  request: { readonly method: string; readonly url: string },
): Promise<WindowResponse> {
  if (request.method !== 'GET') return refuse(405)
  const type = CONTENT_TYPES[extname(pathOf(request.url) ?? '')]
  const file = await fileInside(rendererFolder, pathOf(request.url))
  if (file === null || type === undefined) return refuse(404)
  const bytes = await readFile(file)
  return type.startsWith('text/html') ? answerPage(bytes) : answer(200, type, bytes)
}

/** The path a URL asks for, decoded; `/` is the page itself. Null for a path that could leave the folder. */
function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(new URL(url).pathname)
    if (/[\0\\:]/.test(path) || path.split('/').includes('..')) return null
    return path === '/' ? '/index.html' : path
  } catch {
    return null
  }
}

async function fileInside(folder: string, path: string | null): Promise<string | null> {
  if (path === null) return null
  try {
    const root = await realpath(folder)
    const file = await realpath(join(root, path))
    return file.startsWith(root + sep) ? file : null
  } catch {
    return null
  }
}

/** Each load of the page has its own nonce: style elements that the page makes later carry it. */
function answerPage(bytes: Buffer): WindowResponse {
  const nonce = randomBytes(16).toString('base64url')
  const page = bytes.toString('utf8').replace('<head>', `<head><meta name="style-nonce" content="${nonce}">`)
  const { status, headers, body } = answer(200, 'text/html; charset=utf-8', Buffer.from(page))
  return { status, headers: { ...headers, 'content-security-policy': contentSecurityPolicy(nonce) }, body }
}

function refuse(status: 404 | 405): WindowResponse {
  return answer(status, 'text/plain; charset=utf-8', Buffer.alloc(0))
}

function answer(status: number, type: string, body: Buffer): WindowResponse {
  const headers = {
    'content-type': type,
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  }
  return { status, headers, body }
}
