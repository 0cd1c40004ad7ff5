import { memo, useRef, useState } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { Icon } from '../../../ui/Icon.tsx'
import type { LesionEntry } from '#shared/domain/session-entry.ts'
import { useView } from '../session-context.ts'
import { BiopsyCell } from './BiopsyCell.tsx'
import { COLUMNS } from './columns.ts'
import { DiagramPanel } from './DiagramPanel.tsx'
import { DevicesCell, GuidanceCell, SideCell, StructureCell } from './LesionCells.tsx'
import { hasDetails, LesionDetails, ScannedDetails } from './LesionDetails.tsx'
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
  const [opened, setOpened] = useState<boolean | null>(null)
  const more = useRef<HTMLButtonElement>(null)
  const scannedHere = useView(view => view.scannedInto === lesion.id)
  const diagram = useView(view => view.diagramOf === lesion.id)
  const stated = hasDetails(lesion)
  const shown = stated || (opened ?? scannedHere)
  const deeds = useLesionRow(lesion.id, () => setOpened(opened !== true))
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
            ref={more}
            type="button"
            className={classNames(classes.more, shown && classes.open)}
            aria-expanded={shown}
            onClick={() => setOpened(opened !== true)}
          >
            <Icon name="more" />
            <span className="visually-hidden">Details of lesion {lesion.id}</span>
          </button>
          {diagram && <DiagramPanel lesion={lesion} anchor={more} />}
        </td>
      </tr>
      {shown && (
        <tr data-details={lesion.id}>
          <td colSpan={COLUMNS.length + 2} className={classes.detailsCell}>
            {opened === true || stated ? (
              <LesionDetails lesion={lesion} deeds={deeds} />
            ) : (
              <ScannedDetails lesion={lesion} />
            )}
          </td>
        </tr>
      )}
    </>
  )
})
