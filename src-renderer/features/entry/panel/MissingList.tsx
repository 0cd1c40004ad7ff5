import { Icon } from '../../../ui/Icon.tsx'
import { Key } from '../../../ui/Key.tsx'
import { goTo } from '../go-to.ts'
import { withLabel } from '../model/field-labels.ts'
import { fieldPath } from '../model/field-path.ts'
import { useEntry, useSession, useView } from '../session-context.ts'
import classes from './ChargesPanel.module.css'

/** What stands between the session and its completion; each leads to its field. It grows upward and moves nothing. */
export function MissingList() {
  const session = useSession()
  const problems = useView(view => view.assessment.problems)
  const missing = useView(view => view.assessment.missing)
  const state = useView(view => view.state)
  const lesions = useEntry(entry => entry.lesions)
  if (state !== 'draft') return null
  const count = problems.length + missing.length
  return (
    <section className={classes.missing} aria-label="Still missing">
      <h2 className={classes.head}>
        {count === 0 ? 'Nothing is missing' : `Still missing: ${count}`}
        {count > 0 ? <Key>Alt+G</Key> : <Icon name="complete" />}
      </h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <button
              type="button"
              className={`${classes.item} ${classes.problem}`}
              onClick={() => goTo(session, field)}
            >
              <Icon name="warn" size={12} /> <span>{withLabel(fieldPath(field, lesions), message)}</span>
            </button>
          </li>
        ))}
        {missing.map(({ field, text }) => (
          <li key={`${field} ${text}`}>
            <button type="button" className={classes.item} onClick={() => goTo(session, field)}>
              <Icon name="open" size={12} /> <span>{text}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
