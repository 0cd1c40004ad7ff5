import { memo, useState } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { Icon } from '../../../ui/Icon.tsx'
import type { LesionEntry } from '#shared/domain/session-entry.ts'
import { BiopsyCell } from './BiopsyCell.tsx'
import { COLUMNS } from './columns.ts'
import { DevicesCell, GuidanceCell, SideCell, StructureCell } from './LesionCells.tsx'
import { hasDetails, LesionDetails } from './LesionDetails.tsx'
import classes from './LesionTable.module.css'
import { LocationCell } from './LocationCell.tsx'
import { useLesionRow } from './use-lesion-row.ts'

const CELLS = {
  side: SideCell,
  location: LocationCell,
  guidance: GuidanceCell,
  devices: DevicesCell,
  biopsy: BiopsyCell,
  structure: StructureCell,
} as const

/** One lesion. Its details stay open as long as they hold something, so that nothing stated is out of sight. */
export const LesionRow = memo(function LesionRow({ lesion }: { readonly lesion: LesionEntry }) {
  const [opened, setOpened] = useState(false)
  const deeds = useLesionRow(lesion.id, () => setOpened(!opened))
  const shown = opened || hasDetails(lesion)
  return (
    <>
      <tr data-lesion={lesion.id} className={classes.row}>
        <th scope="row" className={classes.id}>
          {lesion.id}
        </th>
        {COLUMNS.map(({ name, title }) => {
          const LesionCell = CELLS[name]
          return (
            <td key={name} data-column={name} data-title={title}>
              <LesionCell lesion={lesion} deeds={deeds} />
            </td>
          )
        })}
        <td data-title="Details">
          <button
            type="button"
            className={classNames(classes.more, shown && classes.open)}
            aria-expanded={shown}
            onClick={() => setOpened(!opened)}
          >
            <Icon name="more" />
            <span className="visually-hidden">Details of lesion {lesion.id}</span>
          </button>
        </td>
      </tr>
      {shown && (
        <tr>
          <td colSpan={COLUMNS.length + 2} className={classes.detailsCell}>
            <LesionDetails lesion={lesion} deeds={deeds} />
          </td>
        </tr>
      )}
    </>
  )
})
