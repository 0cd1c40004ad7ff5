import type { Finding, Severity } from '#shared/domain/coding-answer.ts'
import type { DraftLine } from './draft-line.ts'
import { RULES, type RuleId } from './rules.ts'

/** A finding before the lines have their place; which lines it is about is asked when they have. */
export type DraftFinding = {
  /** Complete but for the indexes of its lines. */
  readonly finding: Finding
  /** Null for a finding about no line: such a finding is answered as it is, and may be shared by many answers. */
  readonly isAbout: ((line: DraftLine) => boolean) | null
}

const NO_LINES: readonly number[] = []

/** A finding of one of the rules. `source` is given where an edition must be named. */
export function draftFinding(
  severity: Severity,
  rule: RuleId,
  text: string,
  isAbout: DraftFinding['isAbout'] = null,
  source: string = RULES[rule].source,
): DraftFinding {
  return { finding: { rule, severity, text, source, lines: NO_LINES }, isAbout }
}

/** The finding with the indexes of the lines it is about. */
export function placed({ finding, isAbout }: DraftFinding, lines: readonly DraftLine[]): Finding {
  if (!isAbout) return finding
  const { rule, severity, text, source } = finding
  const indexes: number[] = []
  for (const [index, line] of lines.entries()) if (isAbout(line)) indexes.push(index)
  return { rule, severity, text, source, lines: indexes }
}
