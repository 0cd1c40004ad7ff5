import { readLocation } from '../model/read-location.ts'
import { MAX_TEXT } from '../form/EntryText.tsx'
import { useEditable, useFieldStatus } from '../session-context.ts'
import { cellPath } from './columns.ts'
import type { LesionCellProps } from './LesionCells.tsx'
import classes from './LesionTable.module.css'

/** Where in the breast, typed as it is said and written out when the field is left. */
export function LocationCell({ lesion, deeds }: LesionCellProps) {
  const field = cellPath(lesion.id, 'location')
  const editable = useEditable()
  const { problem, missing } = useFieldStatus(field)
  return (
    <input
      data-field={field}
      className={classes.text}
      aria-label={`Location of lesion ${lesion.id}`}
      aria-describedby="lesion-hint"
      aria-invalid={problem !== null || undefined}
      aria-required={missing || undefined}
      value={lesion.location}
      maxLength={MAX_TEXT}
      readOnly={!editable}
      autoComplete="off"
      spellCheck={false}
      onChange={event => {
        const location = event.currentTarget.value
        deeds.edit('location', one => ({ ...one, location }))
      }}
      onBlur={() => {
        const location = readLocation(lesion.location)
        if (location !== lesion.location) deeds.edit('location', one => ({ ...one, location }))
        deeds.leave('location')
      }}
    />
  )
}
