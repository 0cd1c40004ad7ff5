import { useShallow } from 'zustand/react/shallow'
import { whoMay } from '#shared/domain/rights.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useWays } from '../desk-context.ts'
import { goTo } from '../go-to.ts'
import { saidInWords } from '../model/said.ts'
import { useSession, useView } from '../session-context.ts'
import { standingRefusals } from '../store/session-state.ts'
import classes from './SaidStrip.module.css'

/** Over the form: what receivers said when they refused the session. It goes when mended, or when marked as seen. */
export function SaidStrip() {
  const session = useSession()
  const said = useView(useShallow(standingRefusals))
  const readOnly = useView(view => view.readOnly)
  const { openSheet } = useWays()
  const sheet = said.find(one => one.sheet !== null)?.sheet ?? null
  const field = said.find(one => one.field !== null)?.field ?? null
  if (said.length === 0) return null
  return (
    <section className={classes.strip} aria-label="Said by receivers">
      <Icon name="warn" />
      <div role="status">
        <ul>
          {said.map(one => (
            <li key={`${one.answer} ${one.position}`}>{saidInWords(one)}</li>
          ))}
        </ul>
        {sheet !== null && openSheet === null && <p>It is changed by {whoMay('administer')}.</p>}
      </div>
      {field !== null && (
        <Button shortcut="Alt+Shift+F" data-deed="refused-field" onClick={() => goTo(session, field)}>
          Go to the field
        </Button>
      )}
      {sheet !== null && openSheet !== null && (
        <Button onClick={() => openSheet(sheet)}>Open the sheet</Button>
      )}
      {!readOnly && (
        <Button
          look="quiet"
          shortcut="Alt+Shift+O"
          data-deed="seen-refusal"
          onClick={() => void session.seeRefusals(said)}
        >
          Seen
        </Button>
      )}
    </section>
  )
}
