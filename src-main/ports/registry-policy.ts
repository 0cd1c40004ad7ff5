import { createRequire } from 'node:module'
import type { PolicyText, PolicyValues } from './policy-source.ts'

/** Under HKEY_LOCAL_MACHINE, where group policy writes and accounts without rights cannot. */
export const POLICY_KEY = 'SOFTWARE\\Policies\\Chargemark'

type Registry = typeof import('native-reg')

/** The values of the policy key; null where the key is not there. Windows only. */
export function readRegistryPolicy(
  registry: Registry = createRequire(import.meta.url)('native-reg'),
): PolicyText | null {
  const place = `HKLM\\${POLICY_KEY}`
  try {
    const { HKLM, Access } = registry
    const key = registry.openKey(HKLM, POLICY_KEY, Access.QUERY_VALUE | Access.WOW64_64KEY)
    if (key === null) return null
    try {
      return { kind: 'values', place, values: valuesOf(registry, key) }
    } finally {
      registry.closeKey(key)
    }
  } catch {
    return { kind: 'refused', place, why: 'the registry cannot be read' }
  }
}

function valuesOf(registry: Registry, key: Parameters<Registry['enumValueNames']>[0]): PolicyValues {
  const named = registry.enumValueNames(key).map(name => [name, registry.queryValue(key, name)] as const)
  return Object.fromEntries(named.flatMap(([name, value]) => (isTaken(value) ? [[name, value]] : [])))
}

function isTaken(value: unknown): value is string | number | readonly string[] {
  return typeof value === 'string' || typeof value === 'number' || Array.isArray(value)
}
