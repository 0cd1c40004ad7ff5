import { z } from 'zod'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { NO_POLICY, policySchema, type Policy } from '#shared/contract/policy.ts'
import type { PolicySource, PolicyText, PolicyValues } from '#main/ports/policy-source.ts'

/**
 * The policy of this workstation: what the places say, the weightier over the lighter, setting by setting. A policy
 * that cannot be read or understood is a failure and never no policy; the text says where and what.
 */
export function readPolicy(source: PolicySource): Result<Policy, string> {
  let policy = NO_POLICY
  for (const text of source.read().toReversed()) {
    const read = readOne(text)
    if (!read.ok) return read
    const stated = read.value
    policy = { ...policy, ...stated, settings: { ...policy.settings, ...stated.settings } }
  }
  return ok(policy)
}

function readOne(found: PolicyText): Result<Partial<Policy>, string> {
  const stated = documentOf(found)
  if (!stated.ok) return fail(`${found.place}: ${stated.error}.`)
  const parsed = policySchema.safeParse(stated.value)
  if (!parsed.success) return fail(`${found.place}: ${issueIn(parsed.error)}.`)
  // Only what is stated weighs; the defaults of one place do not hide what the other says.
  const named = z.record(z.string(), z.unknown()).parse(stated.value)
  return ok(Object.fromEntries(Object.entries(parsed.data).filter(([name]) => Object.hasOwn(named, name))))
}

function documentOf(found: PolicyText): Result<unknown, string> {
  if (found.kind === 'refused') return fail(found.why)
  if (found.kind === 'values') return ok(documentOfValues(found.values))
  try {
    return ok(JSON.parse(found.text.replace(/^\ufeff/, '')))
  } catch {
    return fail('it is not JSON; a comma or a quotation mark may be missing')
  }
}

const OWN: ReadonlySet<string> = new Set(['policy', 'keyStore', 'training'])

/** A registry key has one level: what is not of the policy itself is a setting. 1 and 0 are yes and no. */
function documentOfValues(values: PolicyValues): unknown {
  const entries = Object.entries(values)
  return {
    policy: 1,
    ...Object.fromEntries(entries.filter(([name]) => OWN.has(name))),
    settings: Object.fromEntries(
      entries.filter(([name]) => !OWN.has(name)).map(([name, value]) => [name, settingOf(name, value)]),
    ),
  }
}

function settingOf(name: string, value: PolicyValues[string]): unknown {
  const isFlag = policySchema.shape.settings.unwrap().shape[name as keyof Policy['settings']]
  return typeof value === 'number' && isFlag?.safeParse(true).success ? value !== 0 : value
}

function issueIn(error: z.ZodError): string {
  const [issue] = error.issues
  if (issue === undefined) return 'it is not understood'
  const at = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map(key => [...issue.path, key].join('.')).join(', ')
    return `${names} is no name of this version; see the administrator's guide`
  }
  return at === '' ? 'it is not understood; it begins with { "policy": 1 }' : `${at}: ${issue.message}`
}
