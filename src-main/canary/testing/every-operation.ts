import fc from 'fast-check'
import { z } from 'zod'
import { CONTRACT } from '#shared/contract/index.ts'
import type { Operation } from '#shared/contract/operation.ts'
import type { Core } from '#main/core.ts'
import { arbitraryInput, type Known } from '#main/core/testing/arbitrary-input.ts'
import { CANARY, SECOND } from './canaries.ts'

const DELIMITED = `${CANARY.familyName}^${CANARY.givenName}|${CANARY.mrn}\r\n${CANARY.accession}`

/** What is typed and sent: canaries by themselves, between delimiters, with line breaks, and a great deal of them. */
export const CANARY_TEXT: readonly string[] = [
  ...Object.values(CANARY),
  SECOND.mrn,
  SECOND.accession,
  DELIMITED,
  `\u0000${CANARY.familyName}\u001b[2J\u2028`,
  `Error: ${CANARY.familyName}\n    at ${CANARY.givenName} (/${CANARY.mrn}.ts:1:1)`,
  JSON.stringify({ patient: CANARY }),
  Buffer.from(`${DELIMITED},`).toString('base64'),
  CANARY.familyName.repeat(20_000),
]

/**
 * Not asked with canaries. The first two put people into the log, after which nobody is at the desk: they are asked at
 * the very end. The holder of a licence is a name of the department, and stands in the file of the code sets, which is
 * public.
 */
export const NOT_ASKED: readonly string[] = ['users.makeFirst', 'users.add', 'reference.recordLicence']

export type Asked = { readonly channel: string; readonly code: string | null }

/**
 * Asks every operation of the contract so many times, with canaries wherever it takes text and things that the log
 * knows wherever it takes an id. The same seed asks the same.
 */
export async function askEverything(
  { call }: Pick<Core, 'call'>,
  { known, times, seed }: { readonly known: Known; readonly times: number; readonly seed: number },
): Promise<readonly Asked[]> {
  const asked: Asked[] = []
  for (const [feature, name, { input }] of operations()) {
    const made = arbitraryInput(input, CANARY_TEXT, known)
    // Where there is nothing to say, saying it once is enough.
    const inputs = fc.sample(made, { numRuns: takesNothing(input) ? 1 : times, seed })
    for (const given of inputs) {
      const answer = await call(feature, name, given)
      asked.push({ channel: `${feature}.${name}`, code: answer.ok ? null : answer.error.code })
    }
  }
  return asked
}

export function operations(): readonly (readonly [string, string, Operation])[] {
  return Object.entries(CONTRACT).flatMap(([feature, of]) =>
    Object.entries<Operation>(of)
      .filter(([name]) => !NOT_ASKED.includes(`${feature}.${name}`))
      .map(([name, operation]) => [feature, name, operation] as const),
  )
}

function takesNothing(input: z.ZodType): boolean {
  return (
    Object.keys(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }).properties ?? {}).length === 0
  )
}
