import { useStore } from 'zustand'
import type { BackupStore } from '../features/backup/backup-store.ts'
import { Icon } from '../ui/Icon.tsx'
import classes from './Shell.module.css'

type NoticesProps = { readonly notices: readonly string[]; readonly backup: BackupStore }

/** What the start left for a person to decide, and what is to be said of the backups, in the core's words. */
export function Notices({ notices, backup }: NoticesProps) {
  const ofBackups = useStore(backup.view, ({ standing }) => standing?.notice ?? null)
  const all = ofBackups === null ? notices : [...notices, `${ofBackups} Backup page: Alt+Shift+B.`]
  if (all.length === 0) return null
  return (
    <ul className={classes.notices} aria-label="Notices">
      {all.map(notice => (
        <li key={notice}>
          <Icon name="warn" /> {notice}
        </li>
      ))}
    </ul>
  )
}
