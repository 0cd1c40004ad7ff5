import { type KeyboardEvent, memo } from 'react'
import type { Assessment } from '#shared/contract/sessions.ts'
import type { Reason } from '#shared/domain/coding-answer.ts'
import { CLAIM_CHOICE_LABEL, CLAIM_LABEL, SIDE_LABEL } from '#shared/domain/labels.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Key } from '../../../ui/Key.tsx'
import { useWays } from '../desk-context.ts'
import { type MergedLine, mergeClaims } from '../model/merge-claims.ts'
import classes from './ChargesPanel.module.css'
import { DecisionMark } from './DecisionMark.tsx'

/** The charge lines of all claims. A line that did not change stays where it is. */
export const ChargeLines = memo(function ChargeLines({ claims }: { readonly claims: Assessment['claims'] }) {
  const lines = mergeClaims(claims)
  const { openCode } = useWays()
  return (
    <section aria-label="Charge lines">
      <ClaimHeads claims={claims} />
      {lines.length === 0 && <p className={classes.none}>No charge line yet</p>}
      <ul onKeyDown={event => pressOnLine(event, openCode)}>
        {lines.map(line => (
          <ChargeLineItem key={line.key} merged={line} claimCount={claims.length} onOpen={openCode} />
        ))}
      </ul>
    </section>
  )
})

/** On a line: C opens its code's page, arrows go from line to line. */
function pressOnLine(event: KeyboardEvent<HTMLElement>, openCode: (code: string) => void): void {
  const { target, key } = event
  const line = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-charge-line]') : null
  if (!line || event.ctrlKey || event.altKey || event.metaKey) return
  if (key.toLowerCase() === 'c') openCode(line.dataset.chargeLine ?? '')
  else if (key === 'ArrowDown') focusLine(line.nextElementSibling)
  else if (key === 'ArrowUp') focusLine(line.previousElementSibling)
  else return
  event.preventDefault()
}

function focusLine(line: Element | null): void {
  line?.querySelector<HTMLElement>('summary')?.focus()
}

function ClaimHeads({ claims }: { readonly claims: Assessment['claims'] }) {
  const [first] = claims
  const alike = first !== undefined && claims.every(({ answer }) => answer.decision === first.answer.decision)
  const shown = alike
    ? [{ name: claims.length > 1 ? CLAIM_CHOICE_LABEL.both : CLAIM_LABEL[first.claim], answer: first.answer }]
    : claims.map(({ claim, answer }) => ({ name: CLAIM_LABEL[claim], answer }))
  return (
    <>
      {shown.map(({ name, answer: { decision, lines } }) => (
        <h2 key={name} className={classes.head}>
          {name}
          <DecisionMark decision={decision} empty={lines.length === 0 && decision === 'ready'} />
        </h2>
      ))}
    </>
  )
}

type ChargeLineItemProps = {
  readonly merged: MergedLine
  readonly claimCount: number
  readonly onOpen: (code: string) => void
}

const ChargeLineItem = memo(function ChargeLineItem({ merged, claimCount, onOpen }: ChargeLineItemProps) {
  const line = merged.readings[0]?.line
  if (!line) return null
  const reasons = reasonsOf(merged)
  return (
    <li className={classes.line} data-charge-line={line.code}>
      <details>
        <summary className={classes.summary}>
          <span className={classes.code}>{line.code}</span>
          <span className={classes.readings}>
            {merged.readings.map(reading => (
              <span key={reading.claims.join()} className={classes.reading}>
                <span className={classes.modifiers}>{reading.line.modifiers.join(' ')}</span>
                {reading.claims.length < claimCount && <ClaimTag claims={reading.claims} />}
              </span>
            ))}
          </span>
          <span className={classes.where}>
            {line.side && SIDE_LABEL[line.side]} {line.lesions.join(' ')}
          </span>
          <Units units={line.units} />
          <span className={classes.reason}>{reasons[0]?.text}</span>
        </summary>
        <Reasons reasons={reasons} />
        {line.diagnoses.length > 0 && (
          <p className={classes.source}>Diagnoses: {line.diagnoses.join(', ')}</p>
        )}
      </details>
      <button
        type="button"
        className={classes.page}
        aria-label={`Page of ${line.code}`}
        aria-keyshortcuts="C"
        title="Page of the code"
        onClick={() => onOpen(line.code)}
      >
        <Icon name="next" size={11} />
        <Key>C</Key>
      </button>
    </li>
  )
})

function ClaimTag({ claims }: { readonly claims: readonly Claim[] }) {
  return (
    <span className={classes.tag}>{claims.map(claim => CLAIM_LABEL[claim].toLowerCase()).join(', ')}</span>
  )
}

function Units({ units }: { readonly units: number }) {
  return (
    <span className={classes.units}>
      <span aria-hidden="true">×{units}</span>
      <span className="visually-hidden">{units === 1 ? '1 unit' : `${units} units`}</span>
    </span>
  )
}

function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  return (
    <dl className={classes.because}>
      {reasons.map((reason, index) => (
        <div key={reason.rule + reason.text}>
          {index > 0 && <dt>{reason.text}</dt>}
          <dd className={classes.source}>
            {reason.rule} · {reason.source}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Each reason once, though both claims give it. */
function reasonsOf(merged: MergedLine): readonly Reason[] {
  const all = merged.readings.flatMap(({ line }) => line.because)
  return [...new Map(all.map(reason => [reason.rule + reason.text, reason])).values()]
}
