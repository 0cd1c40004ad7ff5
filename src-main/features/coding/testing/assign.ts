import type { CodingSession } from '#shared/domain/coding-session.ts'
import { assignCharges } from '../assign-charges.ts'
import { builtInReference } from '../built-in-reference.ts'
import { aSession } from './a-session.ts'

const reference = builtInReference()

/** An answer with its lines in short, such as `19283-RT` or `19284-RT x2`, and the rules its findings name.  */
export function assign(given: Partial<CodingSession>) {
  const answer = assignCharges(aSession(given), reference)
  return {
    ...answer,
    charged: answer.lines.map(
      ({ code, units, modifiers }) => [code, ...modifiers].join('-') + (units > 1 ? ` x${units}` : ''),
    ),
    rules: answer.findings.map(({ rule }) => rule),
  }
}
