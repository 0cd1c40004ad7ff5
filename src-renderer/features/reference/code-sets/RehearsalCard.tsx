import type { FormEvent } from 'react'
import { useStore } from 'zustand'
import type { Rehearsal } from '#shared/contract/reference.ts'
import { DATASET_LABEL } from '#shared/domain/code-sets.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { CodeLink } from '../CodeLink.tsx'
import { inGroups } from '../model/import-work.ts'
import { useReference } from '../reference-context.ts'
import classes from './CodeSetsPage.module.css'

/** What changes or breaks on a day to come, as far as its code sets are loaded already. */
export function RehearsalCard() {
  const { sets } = useReference().stores
  const { rehearsalOn, rehearsal, isRehearsing } = useStore(sets.view)
  function ask(event: FormEvent): void {
    event.preventDefault()
    void sets.rehearse()
  }
  return (
    <section className={classes.card} aria-label="Rehearsal">
      <div className={classes.cardHead}>
        <h2>Rehearsal of a day to come</h2>
      </div>
      <form className={classes.ask} onSubmit={ask}>
        <Field label="Day">
          {tie => (
            <input
              {...tie}
              type="date"
              required
              value={rehearsalOn}
              onChange={event => sets.setRehearsalDay(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button type="submit" disabled={isRehearsing || rehearsalOn === ''}>
          {isRehearsing ? 'Comparing …' : 'Compare with today'}
        </Button>
      </form>
      <div role="status">{rehearsal && <p className={classes.verdict}>{verdictOf(rehearsal)}</p>}</div>
      {rehearsal ? (
        <Findings rehearsal={rehearsal} />
      ) : (
        <p className={classes.hint}>
          Load next year’s files early: this says which quick picks, charge-master rows and rules change.
        </p>
      )}
    </section>
  )
}

function verdictOf({ changes, notChecked, on }: Rehearsal): string {
  const breaks = changes.filter(change => change.severity === 'breaks').length
  const others = changes.length - breaks
  const found =
    changes.length === 0
      ? `Nothing found that changes until ${on}`
      : `Until ${on}: ${inGroups(breaks, 'break')}, ${inGroups(others, 'change')}`
  return notChecked.length === 0
    ? `${found}.`
    : `${found}; ${inGroups(notChecked.length, 'code set')} not checked.`
}

const ABOUT_WORD = { rule: 'rule', 'quick-pick': 'quick pick', 'charge-master': 'charge master' } as const

const SEVERITIES = [
  { severity: 'breaks', icon: 'block', word: 'Breaks' },
  { severity: 'changes', icon: 'review', word: 'Changes' },
] as const

function Findings({ rehearsal: { changes, notChecked } }: { readonly rehearsal: Rehearsal }) {
  return (
    <ul className={classes.findings}>
      {SEVERITIES.flatMap(({ severity, icon, word }) =>
        changes
          .filter(change => change.severity === severity)
          .map(({ code, about, sentence, edition }) => (
            <li key={`${about} ${code} ${sentence}`} data-severity={severity}>
              <Icon name={icon} size={13} />
              <p title={edition}>
                <b>{word}</b> {ABOUT_WORD[about]} <CodeLink code={code} />: {sentence}
              </p>
            </li>
          )),
      )}
      {notChecked.map(({ dataset, sentence }) => (
        <li key={dataset}>
          <Icon name="open" size={13} />
          <p>
            <b>Not checked</b> {DATASET_LABEL[dataset]}: {sentence}
          </p>
        </li>
      ))}
    </ul>
  )
}
