import { fail } from '#shared/base/result.ts'
import { failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'
import { OPERATION_NAMES } from '#shared/contract/operation-names.ts'

/** A bridge whose reference answers as given; what is not given is refused. */
export function fakeBridge(reference: Partial<Bridge['reference']>): Bridge {
  const refuse = () => Promise.resolve(fail(failure('unexpected')))
  const methodsOf = (names: readonly string[], given: object) =>
    Object.fromEntries(names.map(name => [name, Reflect.get(given, name) ?? refuse]))
  const features = Object.entries(OPERATION_NAMES).map(([feature, names]) => [
    feature,
    methodsOf(names, feature === 'reference' ? reference : {}),
  ])
  return Object.fromEntries(features)
}
