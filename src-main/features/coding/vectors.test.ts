import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { assignCharges } from './assign-charges.ts'
import { builtInReference } from './built-in-reference.ts'
import { readCodingSession } from './wire.ts'

type Vector = {
  readonly id: string
  readonly about: string
  readonly input: unknown
  readonly expected: {
    readonly decision: string
    readonly lines: readonly { code: string; units: number; modifiers: string[]; side: string | null }[]
    readonly notExpected?: readonly string[]
  }
}

const file = new URL('testing/vectors.ndjson', import.meta.url)
const vectors = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line): Vector => JSON.parse(line))

const reference = builtInReference()

test.each(vectors)('$id: $about', ({ input, expected }) => {
  const session = readCodingSession(input)
  if (!session.ok) throw new Error(session.error.message)
  const answer = assignCharges(session.value, reference)
  const lines = answer.lines.map(({ code, units, modifiers, side }) => ({ code, units, modifiers, side }))
  expect(lines.toSorted(byLine)).toEqual(
    expected.lines
      .map(({ code, units, modifiers, side }) => ({ code, units, modifiers, side }))
      .toSorted(byLine),
  )
  expect(answer.decision).toBe(expected.decision)
  const charged = lines.flatMap(({ code, units, modifiers }) => [
    code,
    `${code}x${units}`,
    ...modifiers.map(modifier => `${code}-${modifier}`),
  ])
  for (const unwanted of expected.notExpected ?? []) expect(charged).not.toContain(unwanted)
})

test('all 71 vectors are there', () => {
  expect(vectors).toHaveLength(71)
})

function byLine(one: object, other: object): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1
}
