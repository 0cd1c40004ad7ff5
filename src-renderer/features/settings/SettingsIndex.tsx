import { Button } from '../../ui/Button.tsx'
import { sectionId, SETTINGS_SECTIONS, type SettingsSection } from './settings-sections.ts'
import classes from './SettingsPage.module.css'

/** A page that belongs to the settings and stands by itself. */
export type SettingsLink = {
  readonly title: string
  readonly shortcut: string
  readonly onOpen: () => void
}

type SettingsIndexProps = {
  readonly sections: readonly SettingsSection[]
  readonly links: readonly SettingsLink[]
}

/** The parts of this page, and the pages beside it. */
export function SettingsIndex({ sections, links }: SettingsIndexProps) {
  return (
    <nav className={classes.index} aria-label="Settings">
      <ul>
        {sections.map(section => (
          <li key={section}>
            <Button look="quiet" onClick={() => goTo(section)}>
              {SETTINGS_SECTIONS[section]}
            </Button>
          </li>
        ))}
      </ul>
      <h2>Pages of their own</h2>
      <ul>
        {links.map(({ title, shortcut, onOpen }) => (
          <li key={title}>
            <Button look="quiet" shortcut={shortcut} onClick={onOpen}>
              {title}
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function goTo(section: SettingsSection): void {
  const title = document.getElementById(sectionId(section))
  title?.focus({ preventScroll: true })
  title?.scrollIntoView({ block: 'start' })
}
