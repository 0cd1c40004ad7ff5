import { SEVERITIES } from '#shared/domain/coding-answer.ts'
import { numberIn, textIn, total } from './count-rows.ts'
import { definition } from './definition.ts'
import { FINDINGS, SESSIONS_WITH_FINDINGS } from './queries.ts'

const SEVERITY_WORD: Readonly<Record<string, string>> = {
  block: 'Stops the charge',
  review: 'Asks for a decision',
  warn: 'Warning',
  info: 'Explanation',
}

/** What the coding rules said of the charged sessions of a period, rule by rule. */
export const findings = definition(
  { found: FINDINGS, sessions: SESSIONS_WITH_FINDINGS },
  ({ found, sessions }) => {
    const kept = total(sessions, 'kept')
    const before = total(sessions, 'sessions') - kept
    const ordered = found.toSorted(
      (one, other) =>
        rank(textIn(one, 'severity')) - rank(textIn(other, 'severity')) ||
        numberIn(other, 'sessions') - numberIn(one, 'sessions'),
    )
    return {
      facts: [
        { label: 'Charged sessions', value: total(sessions, 'sessions') },
        { label: 'Rules that said something', value: new Set(found.map(row => textIn(row, 'rule'))).size },
      ],
      tables: [
        {
          title: 'By rule',
          columns: [
            { title: 'Rule', kind: 'text' },
            { title: 'What it does', kind: 'text' },
            { title: 'Sessions', kind: 'count' },
            { title: 'Findings', kind: 'count' },
            { title: 'Share of sessions', kind: 'share' },
          ],
          rows: ordered.map(row => [
            textIn(row, 'rule'),
            SEVERITY_WORD[textIn(row, 'severity')] ?? textIn(row, 'severity'),
            numberIn(row, 'sessions'),
            numberIn(row, 'findings'),
            kept === 0 ? null : numberIn(row, 'sessions') / kept,
          ]),
          chart: { kind: 'bars', labels: 0, values: 2 },
          note:
            before === 0
              ? 'As the rules stood when each session was completed.'
              : `As the rules stood when each session was completed. Of ${before} sessions completed before findings were kept nothing is known.`,
        },
      ],
    }
  },
)

function rank(severity: string): number {
  return SEVERITIES.findIndex(known => known === severity)
}
