import { delimiter, join } from 'node:path'

/** Where browsers are looked for; what exists is asked of the caller, so that a test needs no browser. */
export type BrowserSearch = {
  readonly platform: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly isExecutable: (path: string) => boolean
}

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
]

const WINDOWS_PATHS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
]

const MAC_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The installed Chromium, Chrome or Edge; null when there is none. CHARGEMARK_BROWSER names another. */
export function findBrowser(search: BrowserSearch): string | null {
  return candidates(search).find(search.isExecutable) ?? null
}

/** What to install where there is no browser. */
export function browserAdvice(platform: string): string {
  return platform === 'linux'
    ? 'Install Chromium (Debian and Ubuntu: sudo apt install chromium), Google Chrome or Microsoft Edge.'
    : 'Install Google Chrome or Microsoft Edge.'
}

function candidates({ platform, environment }: BrowserSearch): readonly string[] {
  const named = environment['CHARGEMARK_BROWSER']
  if (named) return [named]
  switch (platform) {
    case 'win32':
      return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap(variable => {
        const base = environment[variable]
        return base ? WINDOWS_PATHS.map(path => `${base}\\${path}`) : []
      })
    case 'darwin':
      return MAC_PATHS
    default: {
      const folders = (environment['PATH'] ?? '').split(delimiter).filter(Boolean)
      return COMMANDS.flatMap(command => folders.map(folder => join(folder, command)))
    }
  }
}
