import { useRef } from 'react'
import { Icon } from '../../../ui/Icon.tsx'
import { KeyChoice } from '../../../ui/KeyChoice.tsx'
import { STRUCTURE_LABEL } from '#shared/domain/labels.ts'
import type { LesionEntry, PlacedDevices } from '#shared/domain/session-entry.ts'
import type { DeviceType } from '#shared/domain/vocabulary.ts'
import {
  guidanceOf,
  toggleStructure,
  withDevice,
  withDeviceCount,
  withGuidance,
  withoutLastDevice,
  withoutPlacement,
} from '../model/lesion-edits.ts'
import {
  BIOPSY_GUIDANCE_KEYS,
  choiceOfKey,
  DEVICE_KEYS,
  GUIDANCE_KEYS,
  labelOf,
  SIDE_KEYS,
} from '../model/lesion-keys.ts'
import { useEditable, useFieldStatus } from '../session-context.ts'
import { cellPath, type ColumnName } from './columns.ts'
import classes from './LesionTable.module.css'
import type { LesionRowDeeds } from './use-lesion-row.ts'

export type LesionCellProps = { readonly lesion: LesionEntry; readonly deeds: LesionRowDeeds }

/** What every choice cell of a row has in common. */
export function useChoiceCell(id: string, column: ColumnName, deeds: LesionRowDeeds) {
  const field = cellPath(id, column)
  const editable = useEditable()
  const { problem, missing } = useFieldStatus(field)
  return {
    field,
    readOnly: !editable,
    invalid: problem !== null,
    needed: missing,
    describedBy: 'lesion-hint',
    onKey: deeds.pressRowKey,
    onBlur: () => deeds.leave(column),
  }
}

export function SideCell({ lesion, deeds }: LesionCellProps) {
  const cell = useChoiceCell(lesion.id, 'side', deeds)
  return (
    <KeyChoice
      {...cell}
      label={`Side of lesion ${lesion.id}`}
      options={SIDE_KEYS}
      chosen={lesion.side ? [lesion.side] : []}
      onPick={value => {
        const side = SIDE_KEYS.find(option => option.value === value)?.value ?? null
        deeds.take('side', one => ({ ...one, side }))
      }}
      onClear={() => deeds.edit('side', one => ({ ...one, side: null }))}
    >
      {lesion.side ? labelOf(SIDE_KEYS, lesion.side) : <Blank />}
    </KeyChoice>
  )
}

export function GuidanceCell({ lesion, deeds }: LesionCellProps) {
  const cell = useChoiceCell(lesion.id, 'guidance', deeds)
  const guidance = guidanceOf(lesion)
  return (
    <KeyChoice
      {...cell}
      label={`Guidance of lesion ${lesion.id}`}
      options={GUIDANCE_KEYS}
      chosen={guidance ? [guidance] : []}
      onPick={value => {
        const picked = GUIDANCE_KEYS.find(option => option.value === value)?.value ?? null
        deeds.take('guidance', withGuidance(picked))
      }}
      onClear={() => deeds.edit('guidance', withGuidance(null))}
    >
      {guidance ? labelOf(BIOPSY_GUIDANCE_KEYS, guidance) : <Blank />}
    </KeyChoice>
  )
}

/** A letter adds a device, a digit after it says how many: `W2` is two wires. */
export function DevicesCell({ lesion, deeds }: LesionCellProps) {
  const cell = useChoiceCell(lesion.id, 'devices', deeds)
  const typedLast = useRef<DeviceType | null>(null)
  const devices = lesion.placement?.devices ?? []

  function pressDigit(digit: number): boolean {
    const type = devices.find(device => device.type === typedLast.current)?.type ?? devices.at(-1)?.type
    if (digit === 0) deeds.take('devices', withoutPlacement)
    else if (type) deeds.take('devices', withDeviceCount(type, digit))
    return true
  }

  return (
    <KeyChoice
      {...cell}
      label={`Devices of lesion ${lesion.id}`}
      options={DEVICE_KEYS}
      chosen={devices.map(device => device.type)}
      onPick={value => {
        const type = DEVICE_KEYS.find(option => option.value === value)?.value
        if (!type) return
        typedLast.current = type
        deeds.edit('devices', withDevice(type))
      }}
      onClear={() => deeds.edit('devices', withoutLastDevice)}
      onKey={event => (/^\d$/.test(event.key) ? pressDigit(Number(event.key)) : deeds.pressRowKey(event))}
    >
      <ItemMark devices={devices} />
      {lesion.placement === null ? (
        <span className={classes.soft}>nothing placed</span>
      ) : devices.length === 0 ? (
        <Blank />
      ) : (
        devices
          .map(({ type, count }) => `${labelOf(DEVICE_KEYS, type)}${count === 1 ? '' : ` ×${count}`}`)
          .join(', ')
      )}
    </KeyChoice>
  )
}

/** How many of the devices have their numbers, so that a scan is seen in the row. */
function ItemMark({ devices }: { readonly devices: readonly PlacedDevices[] }) {
  const read = devices.reduce((sum, { items = [] }) => sum + items.length, 0)
  if (read === 0) return null
  return (
    <span className={classes.scanned}>
      <Icon name="barcode" size={13} />
      {read > 1 && read}
      <span className="visually-hidden"> with numbers: </span>
    </span>
  )
}

const STRUCTURE_OPTIONS = [
  { key: 'A', value: 'axillary-node', label: STRUCTURE_LABEL['axillary-node'] },
  { key: 'X', value: 'soft-tissue', label: STRUCTURE_LABEL['soft-tissue'] },
  { key: 'Del', value: 'breast', label: STRUCTURE_LABEL.breast },
] as const

const STRUCTURE_SHORT = {
  breast: 'breast',
  'axillary-node': 'ax. node',
  'soft-tissue': 'soft tissue',
} as const

export function StructureCell({ lesion, deeds }: LesionCellProps) {
  const cell = useChoiceCell(lesion.id, 'structure', deeds)
  return (
    <KeyChoice
      {...cell}
      label={`Tissue of lesion ${lesion.id}`}
      options={STRUCTURE_OPTIONS}
      chosen={[lesion.structure]}
      onPick={value => {
        const picked = choiceOfKey(
          STRUCTURE_OPTIONS,
          STRUCTURE_OPTIONS.find(one => one.value === value)?.key ?? '',
        )
        if (picked === 'axillary-node' || picked === 'soft-tissue')
          deeds.take('structure', toggleStructure(picked))
        else deeds.edit('structure', one => ({ ...one, structure: 'breast' }))
      }}
      onClear={() => deeds.edit('structure', one => ({ ...one, structure: 'breast' }))}
    >
      <span className={lesion.structure === 'breast' ? classes.soft : undefined}>
        {STRUCTURE_SHORT[lesion.structure]}
      </span>
    </KeyChoice>
  )
}

/** An open choice: a dash for the eye, a word for the ear. */
export function Blank() {
  return (
    <span className={classes.soft}>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">not stated</span>
    </span>
  )
}
