import { existsSync } from 'node:fs'
import { installedBrowser } from '#main/hosts/chromium/installed-browser.ts'
import { runQuietly } from './run.ts'

type Need = {
  /** What it is for, in a few words. */
  readonly what: string
  readonly debianPackages: readonly string[]
  readonly isHere: () => boolean | Promise<boolean>
  /** Whether the tests can say anything without it. */
  readonly required: boolean
}

const NEEDS: readonly Need[] = [
  {
    what: 'a browser (Chromium, Chrome or Edge) for the end-to-end tests',
    debianPackages: ['chromium'],
    isHere: () => installedBrowser() !== null,
    required: true,
  },
  {
    what: 'python3-hl7, an independent reader of the HL7 files',
    debianPackages: ['python3-hl7'],
    isHere: async () => (await runQuietly('/usr/bin/python3', ['-c', 'import hl7'])).status === 0,
    required: false,
  },
  {
    what: 'dcmtk, whose worklist server the DICOM query is tested against',
    debianPackages: ['dcmtk'],
    isHere: async () => (await runQuietly('wlmscpfs', ['--version'])).status === 0,
    required: false,
  },
]

/**
 * Sees that what the tests need is here. As root on Debian what is missing is installed; anybody else is told
 * exactly what to install. Answers whether the tests can run.
 */
export async function provideNeeds(say: (line: string) => void): Promise<boolean> {
  const missing = await missingNeeds()
  if (missing.length === 0) return true
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) await install(missing, say)
  const left = await missingNeeds()
  for (const { what, debianPackages, required } of left) {
    const how =
      process.platform === 'linux' ? ` (Debian, Ubuntu: sudo apt install ${debianPackages.join(' ')})` : ''
    say(`${required ? 'Missing' : 'Missing, its tests are skipped'}: ${what}${how}`)
  }
  return left.every(({ required }) => !required)
}

async function missingNeeds(): Promise<readonly Need[]> {
  const here = await Promise.all(NEEDS.map(need => need.isHere()))
  return NEEDS.filter((_need, index) => here[index] === false)
}

async function install(needs: readonly Need[], say: (line: string) => void): Promise<void> {
  const packages = needs.flatMap(({ debianPackages }) => debianPackages)
  say(`Installing ${packages.join(', ')} ...`)
  const environment = { DEBIAN_FRONTEND: 'noninteractive' }
  await runQuietly('apt-get', ['update', '-q'], { environment })
  const words = ['install', '-y', '-q', '--no-install-recommends', ...packages]
  const { status, output } = await runQuietly('apt-get', words, { environment })
  if (status !== 0) say(output.trimEnd().split('\n').slice(-3).join('\n'))
}
