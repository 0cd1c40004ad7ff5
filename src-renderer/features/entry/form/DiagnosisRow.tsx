import { useMemo } from 'react'
import { Key } from '../../../ui/Key.tsx'
import { changeThenFocus } from '../../../ui/change-then-focus.ts'
import type { SuggestedDiagnosis } from '#shared/domain/suggested-diagnoses.ts'
import { diagnosisPicks, withDiagnosis } from '../model/diagnosis-picks.ts'
import { problemOf } from '../store/field-status.ts'
import { useEditable, useEntry, useSession, useView } from '../session-context.ts'
import { DiagnosisCell } from './DiagnosisCell.tsx'
import classes from './DiagnosisRow.module.css'
import { RowMessages } from './RowMessages.tsx'
import sheet from './sheet.module.css'

const CHIPS = 5

/** Why it was done: the codes, each linked to its lesions, and quick picks that fit what was entered. */
export function DiagnosisRow() {
  const session = useSession()
  const editable = useEditable()
  const diagnoses = useEntry(entry => entry.diagnoses)
  const lesions = useEntry(entry => entry.lesions)
  const paths = diagnoses.map((_, index) => `diagnoses.${index}`)
  const refused = useView(view => paths.some(path => problemOf(view, path) !== null))
  const picks = useMemo(() => diagnosisPicks(lesions, diagnoses), [lesions, diagnoses])

  function take(pick: SuggestedDiagnosis | undefined): void {
    if (!pick) return
    const add = () => session.change('diagnoses', withDiagnosis(diagnoses.length, pick.code))
    changeThenFocus(add, `diagnoses.${diagnoses.length + 1}`)
  }

  const places = editable ? diagnoses.length + 1 : diagnoses.length
  return (
    <section aria-label="Diagnoses">
      <div className={`${sheet.row} ${classes.cells}`}>
        {Array.from({ length: places }, (_, index) => (
          <DiagnosisCell
            key={index}
            index={index}
            picks={picks}
            onQuickPick={digit => take(picks[digit - 1])}
          />
        ))}
        {places === 0 && <p className={classes.none}>No diagnosis</p>}
      </div>
      <div className={classes.below}>
        {editable && !refused && <QuickPicks picks={picks.slice(0, CHIPS)} onTake={take} />}
        {refused && <RowMessages fields={paths} />}
      </div>
    </section>
  )
}

type QuickPicksProps = {
  readonly picks: readonly SuggestedDiagnosis[]
  readonly onTake: (pick: SuggestedDiagnosis) => void
}

function QuickPicks({ picks, onTake }: QuickPicksProps) {
  return picks.map((pick, index) => (
    <button
      key={pick.code}
      type="button"
      className={classes.chip}
      title={pick.label}
      onClick={() => onTake(pick)}
    >
      <Key>{String(index + 1)}</Key>
      <b>{pick.code}</b> <span className={classes.words}>{pick.label}</span>
    </button>
  ))
}
