import { useView } from '../session-context.ts'
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
      <MissingList />
      <EditionLine claims={claims} />
    </aside>
  )
}
