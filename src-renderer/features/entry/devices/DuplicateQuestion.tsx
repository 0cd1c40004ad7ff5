import type { Duplicate } from '#shared/contract/sessions.ts'
import { STATE_LABEL } from '#shared/domain/labels.ts'
import { Button } from '../../../ui/Button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useDeskStore } from '../desk-context.ts'
import { answerDuplicate } from '../duplicate-answers.ts'
import { askAgain } from '../model/duplicate-edits.ts'
import { useEditable, useSession, useView } from '../session-context.ts'
import classes from './Strip.module.css'

/** The same charged twice to one patient on a day: what is it? It asks for one session at a time. */
export function DuplicateQuestion() {
  const duplicates = useView(view => view.assessment.duplicates)
  const editable = useEditable()
  const open = duplicates.find(({ answered }) => !answered)
  if (open && editable) return <Question duplicate={open} />
  const settled = duplicates.filter(({ answered }) => answered)
  return settled.length > 0 ? <Settled duplicates={settled} editable={editable} /> : null
}

function Question({ duplicate }: { readonly duplicate: Duplicate }) {
  const desk = useDeskStore()
  const session = useSession()
  const tools = { desk, session, duplicate }
  return (
    <section className={classes.strip} aria-label="Same charge twice">
      <Icon name="review" />
      <p role="status" className={classes.words}>
        <b>{duplicate.charges}</b> stands in {nameOf(duplicate)} too ({stateOf(duplicate)}), same patient and
        day. What is this?
      </p>
      <span className={classes.buttons}>
        <Button
          data-field="duplicates"
          shortcut="Alt+Shift+1"
          onClick={() => void answerDuplicate('separate', tools)}
        >
          Separate lesion
        </Button>
        <Button shortcut="Alt+Shift+2" onClick={() => void answerDuplicate('correction', tools)}>
          Correction
        </Button>
        <Button shortcut="Alt+Shift+3" onClick={() => void answerDuplicate('mistake', tools)}>
          Mistake
        </Button>
      </span>
    </section>
  )
}

type SettledProps = { readonly duplicates: readonly Duplicate[]; readonly editable: boolean }

function Settled({ duplicates, editable }: SettledProps) {
  const session = useSession()
  return (
    <section className={classNames(classes.strip, classes.settled)} aria-label="Same charge twice">
      <Icon name="info" />
      <p className={classes.words}>
        Separate from {duplicates.map(nameOf).join(', ')}, as was said (
        {duplicates.map(one => one.charges).join(', ')}).
      </p>
      {editable && (
        <Button look="quiet" data-field="duplicates" onClick={() => session.change('duplicates', askAgain)}>
          Ask again
        </Button>
      )}
    </section>
  )
}

function nameOf({ accession }: Duplicate): string {
  return accession === '' ? 'a session without accession' : `accession ${accession}`
}

function stateOf({ state }: Duplicate): string {
  return STATE_LABEL[state].toLowerCase()
}
