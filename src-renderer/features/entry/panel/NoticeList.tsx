import { Icon } from '../../../ui/Icon.tsx'
import { goTo } from '../go-to.ts'
import { withLabel } from '../model/field-labels.ts'
import { fieldPath } from '../model/field-path.ts'
import { useEntry, useSession, useView } from '../session-context.ts'
import classes from './ChargesPanel.module.css'

/** What is worth a second look and stands in the way of nothing; each leads to its field. */
export function NoticeList() {
  const session = useSession()
  const all = useView(view => view.assessment.notices)
  const lesions = useEntry(entry => entry.lesions)
  // An answered question has its own line over the form.
  const notices = all.filter(({ field }) => field !== 'duplicates')
  if (notices.length === 0) return null
  return (
    <section aria-label="To check">
      <h2 className={classes.head}>To check</h2>
      <ul>
        {notices.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <button
              type="button"
              className={`${classes.item} ${classes.notice}`}
              onClick={() => goTo(session, field)}
            >
              <Icon name="warn" size={12} /> <span>{withLabel(fieldPath(field, lesions), message)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
