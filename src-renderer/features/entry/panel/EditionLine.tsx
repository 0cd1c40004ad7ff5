import { memo } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Icon, type IconName } from '../../../ui/Icon.tsx'
import type { Assessment } from '#shared/contract/sessions.ts'
import { useWays } from '../desk-context.ts'
import { type Editions, editionsOf, namedTables } from '../model/editions.ts'
import classes from './EditionLine.module.css'

const MARKS = {
  'in-force': { icon: 'complete', word: 'in force on the date of service' },
  older: { icon: 'warn', word: 'older than the date of service' },
  incomplete: { icon: 'half', word: 'parts still to be loaded' },
  'not-checked': { icon: 'warn', word: 'not checked for this date of service' },
} as const satisfies Record<Editions['age'], { readonly icon: IconName; readonly word: string }>

/**
 * From which editions the charges were read, in one quiet line that is always there: it says how old they are, and
 * opened, which and what follows. It is the same for every session of a day, so it does not stand among the findings.
 */
export const EditionLine = memo(function EditionLine({ claims }: { readonly claims: Assessment['claims'] }) {
  const { openCodeSets } = useWays()
  const editions = editionsOf(claims)
  if (editions === null) return null
  const { reference, remarks, age, tables } = editions
  const { icon, word } = MARKS[age]
  return (
    <details className={classes.editions}>
      <summary className={classes.summary} data-age={age}>
        <Icon name={icon} size={13} />
        <span>
          {age !== 'in-force' && <span className="visually-hidden">Note well: </span>}
          {tables.length === 0 ? `Edits: ${reference.ptp.split(',')[0]}` : namedTables(tables)} ·{' '}
          <b>{word}</b>
        </span>
      </summary>
      <div className={classes.more}>
        {remarks.map(({ rule, text, source }) => (
          <p key={rule + text} title={`${rule} · ${source}`}>
            {text}
          </p>
        ))}
        <ul>
          {[reference.ptp, reference.mue, reference.addOn, reference.mpfs].map(label => (
            <li key={label}>{label}</li>
          ))}
        </ul>
        <Button className={classes.lead} shortcut="Alt+V" onClick={openCodeSets}>
          Code sets
        </Button>
      </div>
    </details>
  )
})
