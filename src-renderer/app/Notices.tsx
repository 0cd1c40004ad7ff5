import { Icon } from '../ui/Icon.tsx'
import classes from './Shell.module.css'

/** What the start left for a person to decide, in the core's words. */
export function Notices({ notices }: { readonly notices: readonly string[] }) {
  if (notices.length === 0) return null
  return (
    <ul className={classes.notices} aria-label="Notices">
      {notices.map(notice => (
        <li key={notice}>
          <Icon name="warn" /> {notice}
        </li>
      ))}
    </ul>
  )
}
