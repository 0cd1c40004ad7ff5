import { posix, win32 } from 'node:path'
import { attempt } from './attempt.ts'
import type { Files } from './files.ts'
import type { PolicySource, PolicyText } from './policy-source.ts'
import { readRegistryPolicy } from './registry-policy.ts'

type Options = {
  readonly files: Files
  readonly platform: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The values under the policy key of the registry; null where there are none. */
  readonly registry?: () => PolicyText | null
}

/**
 * Reads `policy.json` of this machine and, on Windows, the policy key of the registry, which weighs more: group policy
 * writes it. A file that others than the administrator may change is not followed.
 */
export function nodePolicySource(options: Options): PolicySource {
  const { platform, registry = platform === 'win32' ? readRegistryPolicy : () => null } = options
  return { read: () => [registry(), readFile(options)].filter(text => text !== null) }
}

/** Where the file is looked for: one place, which an administrator alone can write. */
export function policyFile({ platform, environment }: Pick<Options, 'platform' | 'environment'>): string {
  switch (platform) {
    case 'win32':
      return win32.join(environment['ProgramData'] ?? 'C:\\ProgramData', 'Chargemark', 'policy.json')
    case 'darwin':
      return '/Library/Application Support/Chargemark/policy.json'
    default:
      return posix.join('/etc', 'chargemark', 'policy.json')
  }
}

function readFile(options: Options): PolicyText | null {
  const place = policyFile(options)
  const { files, platform } = options
  const found = attempt(() => {
    const stat = files.stat(place)
    if (stat === null) return null
    // Windows says nothing by these bits; there the installer sets who may write the folder.
    if (platform !== 'win32' && isWritableByOthers(stat.mode)) return refused(place)
    return { kind: 'json', place, text: files.read(place).toString('utf8') } as const
  })
  return found.ok
    ? found.value
    : { kind: 'refused', place, why: 'it cannot be read; give every account the right to read it' }
}

const GROUP_OR_OTHERS_WRITE = 0o022

function isWritableByOthers(mode: number): boolean {
  return (mode & GROUP_OR_OTHERS_WRITE) !== 0
}

function refused(place: string): PolicyText {
  return {
    kind: 'refused',
    place,
    why: 'others than its owner may write it; take that right away (chmod 644)',
  }
}
