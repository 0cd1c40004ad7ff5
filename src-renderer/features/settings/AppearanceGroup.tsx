import { useMantineColorScheme } from '@mantine/core'
import { useState } from 'react'
import { setSignKeys, signKeysAct } from '../../ui/sign-keys.ts'
import { SettingsGroup } from './SettingsGroup.tsx'
import classes from './SettingsPage.module.css'

const SCHEMES = [
  { value: 'auto', label: 'As the computer' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

/** How the window looks, and which keys act by themselves; at once, for this account. */
export function AppearanceGroup() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [signKeys, setShown] = useState(signKeysAct)
  return (
    <SettingsGroup section="appearance">
      <div className={classes.schemes}>
        {SCHEMES.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name="scheme"
              checked={colorScheme === value}
              onChange={() => setColorScheme(value)}
            />{' '}
            {label}
          </label>
        ))}
      </div>
      <label className={classes.signKeys}>
        <input
          type="checkbox"
          checked={signKeys}
          onChange={event => {
            setSignKeys(event.currentTarget.checked)
            setShown(event.currentTarget.checked)
          }}
        />{' '}
        The keys / and ? act by themselves (Alt+F and F1 always do)
      </label>
    </SettingsGroup>
  )
}
