import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { FAILURES } from '#shared/contract/failure.ts'
import { CONTRACT } from '#shared/contract/index.ts'
import type { Operation } from '#shared/contract/operation.ts'
import { RIGHTS_OF_ROLE, ROLES, type Role } from '#shared/domain/rights.ts'
import { makeFirst, seatSecond } from '#main/testing/people-in.ts'
import { tempCore, type TempCore } from '#main/testing/temp-core.ts'
import { arbitraryInput } from './testing/arbitrary-input.ts'
import { HOSTILE_TEXT } from './testing/hostile-text.ts'

// Each role by itself, on every operation that it may ask for: what is refused is refused with a code of the table.

function operationsOf(role: Role) {
  return Object.entries(CONTRACT).flatMap(([feature, operations]) =>
    Object.entries<Operation>(operations)
      // What anyone may ask would end the sitting of the person; it is asked in the fuzz without people.
      .filter(([, { needs }]) => needs !== 'anyone' && RIGHTS_OF_ROLE[role].includes(needs))
      .map(([name, { input }]) => ({ feature, name, input })),
  )
}

async function coreWith(role: Role): Promise<TempCore> {
  const core = tempCore()
  await makeFirst(core)
  await seatSecond(core, [role])
  return core
}

async function refusalOf(core: TempCore, asked: readonly [string, string, unknown]): Promise<string | null> {
  const answer = await core.call(...asked)
  return answer.ok ? null : answer.error.code
}

test.each(ROLES)(
  'the role %s gets an answer of the table from each of its operations',
  async role => {
    const core = await coreWith(role)
    for (const { feature, name, input } of operationsOf(role)) {
      await fc.assert(
        fc.asyncProperty(arbitraryInput(input, HOSTILE_TEXT), async given => {
          const code = await refusalOf(core, [feature, name, given])
          if (code === null) return
          expect(Object.keys(FAILURES)).toContain(code)
          expect(['unexpected', 'not-allowed']).not.toContain(code)
        }),
        { numRuns: 6, interruptAfterTimeLimit: 2_000 },
      )
    }
  },
  120_000,
)

const LONG = 'x'.repeat(2_000_000)
const MANY = Array.from({ length: 50_000 }, () => 'x')

function nested(depth: number): unknown {
  let value: unknown = 'x'
  for (let level = 0; level < depth; level += 1) value = { entry: [value] }
  return value
}

/** The members that an input has, all of them far too large; nothing for one that has none. */
function oversized(input: z.ZodType, value: unknown): readonly unknown[] {
  const { properties = {} } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
  const names = Object.keys(properties)
  return names.length === 0 ? [] : [Object.fromEntries(names.map(name => [name, value]))]
}

test('inputs far too large or too deep are refused by every operation, or answered with what is wrong', async () => {
  const core = tempCore()
  const values = [LONG, MANY, nested(2_000)]
  for (const [feature, operations] of Object.entries(CONTRACT)) {
    for (const [name, { input }] of Object.entries<Operation>(operations)) {
      for (const given of values) {
        const code = await refusalOf(core, [feature, name, given])
        expect([feature, name, code]).toEqual([feature, name, 'input-invalid'])
      }
      // A member that takes anything is answered with what is wrong with it.
      for (const given of values.flatMap(value => oversized(input, value))) {
        const code = await refusalOf(core, [feature, name, given])
        if (code !== null) expect(Object.keys(FAILURES)).toContain(code)
        expect([feature, name, code]).not.toEqual([feature, name, 'unexpected'])
      }
    }
  }
}, 60_000)
