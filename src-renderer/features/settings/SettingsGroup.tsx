import type { ReactNode } from 'react'
import { sectionId, SETTINGS_SECTIONS, type SettingsSection } from './settings-sections.ts'
import classes from './SettingsPage.module.css'

type SettingsGroupProps = { readonly section: SettingsSection; readonly children: ReactNode }

/** One part of the settings under its title. */
export function SettingsGroup({ section, children }: SettingsGroupProps) {
  const id = sectionId(section)
  return (
    <section className={classes.group} aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {SETTINGS_SECTIONS[section]}
      </h2>
      {children}
    </section>
  )
}
