import { memo } from 'react'
import { Icon, type IconName } from '../../../ui/Icon.tsx'
import type { Assessment } from '#shared/contract/sessions.ts'
import { CLAIM_LABEL } from '#shared/domain/labels.ts'
import { type Finding, SEVERITIES, type Severity } from '#shared/domain/coding-answer.ts'
import { gatherFindings } from '../model/gather-findings.ts'
import classes from './ChargesPanel.module.css'

const MARKS = {
  block: { icon: 'block', word: 'Blocked' },
  review: { icon: 'review', word: 'Review' },
  warn: { icon: 'warn', word: 'Note well' },
  info: { icon: 'info', word: 'For information' },
} as const satisfies Record<Severity, { readonly icon: IconName; readonly word: string }>

/** The findings of all claims, the gravest first; one that both claims have stands once. */
export const FindingList = memo(function FindingList({ claims }: { readonly claims: Assessment['claims'] }) {
  const findings = gatherFindings(claims).toSorted((one, other) => rank(one.finding) - rank(other.finding))
  if (findings.length === 0) return null
  return (
    <section aria-label="Findings">
      <h2 className={classes.head}>Findings</h2>
      <ul>
        {findings.map(({ finding, claim }) => (
          <li
            key={`${finding.rule} ${finding.text}`}
            className={`${classes.finding} ${classes[finding.severity]}`}
          >
            <Icon name={MARKS[finding.severity].icon} />
            <p title={`${finding.rule} · ${finding.source}`}>
              <b>{MARKS[finding.severity].word}</b>
              {claim && ` (${CLAIM_LABEL[claim].toLowerCase()})`}: {finding.text}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
})

function rank(finding: Finding): number {
  return SEVERITIES.indexOf(finding.severity)
}
