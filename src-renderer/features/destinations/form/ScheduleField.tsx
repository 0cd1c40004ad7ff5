import { useState } from 'react'
import { Field } from '../../../ui/Field.tsx'
import { WEEKDAYS, WORKDAYS } from '../model/weekdays.ts'
import classes from '../DestinationsPage.module.css'
import { valueAt } from '../model/sheet-draft.ts'
import type { ControlProps } from './SheetControl.tsx'

/** By hand, or at times of day on days of the week. */
export function ScheduleField({ store, field: { path, label }, draft, problem }: ControlProps) {
  const daily = valueAt(draft, `${path}.kind`) === 'daily'
  const days = valueAt(draft, `${path}.days`)
  const times = valueAt(draft, `${path}.at`)
  const [typed, setTyped] = useState(Array.isArray(times) ? times.join(', ') : '17:30')
  const isOn = (day: string) => Array.isArray(days) && days.includes(day)
  const timesIn = (text: string) => text.split(/[\s,;]+/).filter(time => time !== '')
  return (
    <div className={classes.wide}>
      <Field label={label} problem={problem}>
        {tie => (
          <select
            {...tie}
            value={daily ? 'daily' : 'by-hand'}
            onChange={event =>
              store.set(
                path,
                event.currentTarget.value === 'daily'
                  ? { kind: 'daily', at: timesIn(typed), days: [...WORKDAYS] }
                  : { kind: 'by-hand' },
              )
            }
          >
            <option value="by-hand">By hand</option>
            <option value="daily">At times of day</option>
          </select>
        )}
      </Field>
      {daily && (
        <div className={classes.schedule}>
          <Field label="Times" hint="Such as 12:00, 17:30">
            {tie => (
              <input
                {...tie}
                value={typed}
                onChange={event => {
                  setTyped(event.currentTarget.value)
                  store.set(`${path}.at`, timesIn(event.currentTarget.value))
                }}
              />
            )}
          </Field>
          <fieldset className={classes.days}>
            <legend>Days</legend>
            {WEEKDAYS.map(([day, name]) => (
              <label key={day}>
                <input
                  type="checkbox"
                  checked={isOn(day)}
                  onChange={() =>
                    store.set(
                      `${path}.days`,
                      WEEKDAYS.map(([one]) => one).filter(one => isOn(one) !== (one === day)),
                    )
                  }
                />{' '}
                {name}
              </label>
            ))}
          </fieldset>
        </div>
      )}
    </div>
  )
}
