import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useDeskStore } from '../desk-context.ts'
import { useView } from '../session-context.ts'
import {
  correctionInWords,
  differenceInWords,
  differenceRows,
  type DifferenceRow,
} from './correction-words.ts'
import classes from './CorrectionStrip.module.css'

const DEED_WORD = {
  credit: 'Credit',
  charge: 'Charge',
  stays: 'Stays',
} as const satisfies Record<DifferenceRow['deed'], string>

/** Below the banner of a correction: what it is of, and what it credits and charges as it stands. */
export function CorrectionStrip() {
  const desk = useDeskStore()
  const corrects = useView(view => view.corrects)
  const difference = useView(view => view.difference)
  if (corrects === null) return null
  return (
    <section className={classes.strip} aria-label="Correction">
      <Icon name="undo" />
      <div>
        <p>{correctionInWords(corrects)}</p>
        {difference && (
          <>
            <p role="status">{differenceInWords(difference)}</p>
            <ul className={classes.lines}>
              {differenceRows(difference).map(({ deed, line, left }) => (
                <li key={`${deed} ${line} ${left}`} data-deed-of-line={deed}>
                  <b>{DEED_WORD[deed]}</b> {line}
                  {left !== '' && <span>{left}</span>}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <Button shortcut="Alt+Shift+K" onClick={() => void desk.open(corrects.session)}>
        What left
      </Button>
    </section>
  )
}
