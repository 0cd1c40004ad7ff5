import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT, toolScript } from './project.ts'
import { runQuietly } from './run.ts'

const PACKAGE = join(PROJECT, 'node_modules', 'electron')
const PROBE_MS = 2_500
const FETCH_MS = 10 * 60_000

/** The runtime that electron's npm package has fetched already; null when it has not. */
export function installedElectron(): string | null {
  const pathFile = join(PACKAGE, 'path.txt')
  if (!existsSync(pathFile)) return null
  const executable = join(PACKAGE, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(executable) ? executable : null
}

/**
 * Fetches the runtime, about 110 MB, by the package's own installer. Asks the release site first whether it answers
 * at all: on an offline or locked-down network this gives up within seconds, without a word. A mirror is named as
 * electron's own documentation says, with ELECTRON_MIRROR.
 */
export async function fetchElectron(say: (line: string) => void): Promise<string | null> {
  if (!(await releaseSiteAnswers())) return null
  say('Fetching the Electron runtime (about 110 MB, once) ...')
  const { status } = await runQuietly(process.execPath, [toolScript('electron-install')], {
    timeoutMs: FETCH_MS,
  })
  return status === 0 ? installedElectron() : null
}

async function releaseSiteAnswers(): Promise<boolean> {
  const base =
    process.env['ELECTRON_MIRROR'] ??
    process.env['npm_config_electron_mirror'] ??
    'https://github.com/electron/electron/releases/download/'
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'))
  try {
    const response = await fetch(`${base}v${version}/SHASUMS256.txt`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(PROBE_MS),
    })
    return response.ok
  } catch {
    return false
  }
}

/**
 * Ubuntu 24.04 and its kin forbid Chromium's sandbox to programs outside the system's folders; Electron ends there
 * with a crash instead of a word, while an installed browser has its permit.
 */
export function sandboxIsForbiddenHere(): boolean {
  try {
    return readFileSync('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', 'utf8').trim() === '1'
  } catch {
    return false
  }
}
