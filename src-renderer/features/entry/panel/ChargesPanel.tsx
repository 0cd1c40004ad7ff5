import { useQuickPicks } from '../desk-context.ts'
import { keepQuickPick } from '../entry-actions.ts'
import { QuickPicksPanel } from '../../quick-picks/QuickPicksPanel.tsx'
import { isUntouched } from '../model/session-edits.ts'
import { useEntry, useSession, useView } from '../session-context.ts'
import { copyPreviousShape, takeQuickPick } from '../take-shape.ts'
import classes from './ChargesPanel.module.css'
import { ChargeLines } from './ChargeLines.tsx'
import { EditionLine } from './EditionLine.tsx'
import { FindingList } from './FindingList.tsx'
import { NoticeList } from './NoticeList.tsx'
import { MissingList } from './MissingList.tsx'

/** What is charged for what was entered, why, and what is still missing. */
export function ChargesPanel() {
  const claims = useView(view => view.assessment.claims)
  return (
    <aside className={classes.panel} aria-label="Charges">
      <div className={classes.scroll} tabIndex={-1}>
        <ChargeLines claims={claims} />
        <FindingList claims={claims} />
        <NoticeList />
      </div>
      <Picks />
      <MissingList />
      <EditionLine claims={claims} />
    </aside>
  )
}

/** Listed as long as no lesion is entered: then they save the most, and there is room. */
function Picks() {
  const session = useSession()
  const picks = useQuickPicks()
  const draft = useView(view => view.state === 'draft')
  const bare = useEntry(({ lesions }) => lesions.every(isUntouched))
  return (
    <QuickPicksPanel
      store={picks}
      listed={draft && bare}
      onTake={place => takeQuickPick(session, picks, place)}
      onKeep={() => void keepQuickPick({ session, picks })}
      onCopy={() => void copyPreviousShape(session, picks)}
    />
  )
}
