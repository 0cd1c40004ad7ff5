import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FAILURES } from '#shared/contract/failure.ts'
import { CONTRACT } from '#shared/contract/index.ts'
import type { Operation } from '#shared/contract/operation.ts'
import { tempCore } from '#main/testing/temp-core.ts'
import { arbitraryInput } from './testing/arbitrary-input.ts'
import { HOSTILE_TEXT } from './testing/hostile-text.ts'

// Whatever a window sends, the answer is a value with a code of the table: nothing is thrown, nothing is a bug.

const OPERATIONS = Object.entries(CONTRACT).flatMap(([feature, operations]) =>
  Object.entries<Operation>(operations).map(([name, { input }]) => [feature, name, input] as const),
)

/** Names that inputs of the contract have, so that some of the made-up inputs come near to real ones. */
const NAMES = ['id', 'commandId', 'revision', 'entry', 'day', 'text', 'limit', 'code', 'on', 'note'] as const

const leaf = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXT),
  fc.constantFrom(null, true, -1, 0, 1e308, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53),
  fc.uuid(),
  fc.string(),
)
const { value } = fc.letrec(tie => ({
  value: fc.oneof({ depthSize: 'small' }, leaf, tie('list'), tie('record')),
  list: fc.array(tie('value'), { maxLength: 5 }),
  record: fc.dictionary(fc.constantFrom(...NAMES, '__proto__', 'constructor'), tie('value'), { maxKeys: 6 }),
}))

test.each(OPERATIONS)('%s.%s answers anything with a value', async (feature, name, input) => {
  const { call } = tempCore()
  const inputs = fc.oneof(
    { weight: 2, arbitrary: arbitraryInput(input, HOSTILE_TEXT) },
    { weight: 1, arbitrary: value },
    { weight: 1, arbitrary: fc.constant(undefined) },
  )
  await fc.assert(
    fc.asyncProperty(inputs, async given => {
      const answer = await call(feature, name, given)
      if (answer.ok) return
      expect(Object.keys(FAILURES)).toContain(answer.error.code)
      expect(answer.error.code).not.toBe('unexpected')
    }),
    // An operation that writes a file durably each time is asked as often as the time allows.
    { numRuns: 50, interruptAfterTimeLimit: 5_000 },
  )
})

test('what is asked of features and operations that are not there is refused', async () => {
  const { call } = tempCore()
  const name = fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty'),
    fc.string(),
  )
  await fc.assert(
    fc.asyncProperty(name, name, value, async (feature, operation, input) => {
      const known = OPERATIONS.some(([one, other]) => one === feature && other === operation)
      fc.pre(!known)
      expect(await call(feature, operation, input)).toMatchObject({ error: { code: 'input-invalid' } })
    }),
  )
})
