import { Button } from '../../../ui/Button.tsx'
import { DEVICE_LABEL, OUTCOME_LABEL } from '#shared/domain/labels.ts'
import type { LesionEntry, PlacementEntry } from '#shared/domain/session-entry.ts'
import {
  type DeviceType,
  FAILED_GUIDANCES,
  type Guidance,
  type Outcome,
  OUTCOMES,
} from '#shared/domain/vocabulary.ts'
import { DeviceItems } from '../devices/DeviceItems.tsx'
import { editPlacement, withDeviceCount } from '../model/lesion-edits.ts'
import { GUIDANCE_KEYS, labelOf } from '../model/lesion-keys.ts'
import { useEditable, useSession } from '../session-context.ts'
import type { LesionCellProps } from './LesionCells.tsx'
import classes from './LesionDetails.module.css'
import { dropLesion } from './use-lesion-row.ts'

/** Whether a lesion states something that only its details show. */
export function hasDetails({ placement }: LesionEntry): boolean {
  if (!placement) return false
  const { outcome, step, failedGuidance, replaced, devices } = placement
  return (
    outcome !== 'completed' ||
    step !== 'separate' ||
    replaced ||
    failedGuidance.length > 0 ||
    devices.some(device => device.count > 9)
  )
}

/** What is seldom said of a placement: how it ended, what failed before, larger counts. */
export function LesionDetails({ lesion, deeds }: LesionCellProps) {
  const session = useSession()
  const editable = useEditable()
  return (
    <fieldset className={classes.details} disabled={!editable}>
      <legend className="visually-hidden">Details of lesion {lesion.id}</legend>
      <Button look="quiet" shortcut="G" onClick={() => session.view.setState({ diagramOf: lesion.id })}>
        Diagram
      </Button>
      <Button
        className={classes.remove}
        look="quiet"
        icon="close"
        onClick={() => dropLesion(session, lesion.id)}
      >
        Remove<span className="visually-hidden"> lesion {lesion.id}</span>
      </Button>
      {lesion.placement && <DeviceItems lesion={lesion.id} placement={lesion.placement} />}
      {lesion.placement && <PlacementDetails lesion={lesion} placement={lesion.placement} deeds={deeds} />}
      {!lesion.placement && <span>Nothing was placed in this lesion.</span>}
    </fieldset>
  )
}

/** After a scan: what it brought, and no more. All details are a key away. */
export function ScannedDetails({ lesion }: Pick<LesionCellProps, 'lesion'>) {
  const editable = useEditable()
  return (
    <fieldset className={classes.details} disabled={!editable}>
      <legend className="visually-hidden">Devices of lesion {lesion.id}</legend>
      {lesion.placement && <DeviceItems lesion={lesion.id} placement={lesion.placement} known />}
    </fieldset>
  )
}

type PlacementDetailsProps = LesionCellProps & { readonly placement: PlacementEntry }

function PlacementDetails({ lesion, placement, deeds }: PlacementDetailsProps) {
  const set = (change: Partial<PlacementEntry>) =>
    deeds.edit(
      'devices',
      editPlacement(one => ({ ...one, ...change })),
    )
  const path = `lesions.${lesion.id}.placement`
  return (
    <>
      <OutcomeChoice
        path={`${path}.outcome`}
        outcome={placement.outcome}
        onPick={outcome => set({ outcome })}
      />
      <Tick
        path={`${path}.step`}
        label="inside the operation"
        checked={placement.step === 'intraoperative'}
        onChange={inside => set({ step: inside ? 'intraoperative' : 'separate' })}
      />
      <Tick
        path={`${path}.replaced`}
        label="device replaced"
        checked={placement.replaced}
        onChange={replaced => set({ replaced })}
      />
      <FailedBefore
        failed={placement.failedGuidance}
        path={`${path}.failedGuidance`}
        onChange={failedGuidance => set({ failedGuidance })}
      />
      <DeviceCounts path={`${path}.devices`} placement={placement} deeds={deeds} />
    </>
  )
}

type DeviceCountsProps = Pick<PlacementDetailsProps, 'placement' | 'deeds'> & { readonly path: string }

function DeviceCounts({ path, placement, deeds }: DeviceCountsProps) {
  return placement.devices.map(({ type, count }) => (
    <DeviceCount
      key={type}
      path={`${path}.${type}`}
      type={type}
      count={count}
      onCount={digits => deeds.edit('devices', withDeviceCount(type, digits))}
    />
  ))
}

type OutcomeChoiceProps = {
  readonly path: string
  readonly outcome: Outcome
  readonly onPick: (outcome: Outcome) => void
}

function OutcomeChoice({ path, outcome, onPick }: OutcomeChoiceProps) {
  return (
    <label>
      Outcome{' '}
      <select
        data-field={path}
        value={outcome}
        onChange={event => onPick(OUTCOMES.find(one => one === event.currentTarget.value) ?? outcome)}
      >
        {OUTCOMES.map(one => (
          <option key={one} value={one}>
            {OUTCOME_LABEL[one]}
          </option>
        ))}
      </select>
    </label>
  )
}

type TickProps = {
  readonly path: string
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

function Tick({ path, label, checked, onChange }: TickProps) {
  return (
    <label>
      <input
        type="checkbox"
        data-field={path}
        checked={checked}
        onChange={event => onChange(event.currentTarget.checked)}
      />{' '}
      {label}
    </label>
  )
}

type DeviceCountProps = {
  readonly path: string
  readonly type: DeviceType
  readonly count: number
  readonly onCount: (count: number) => void
}

/** How many of a device, for more than the single digit of its cell. */
function DeviceCount({ path, type, count, onCount }: DeviceCountProps) {
  return (
    <label>
      {DEVICE_LABEL[type]} ×{' '}
      <input
        className={classes.count}
        data-field={path}
        inputMode="numeric"
        maxLength={3}
        value={count}
        onChange={event => {
          const digits = Number(event.currentTarget.value.replace(/\D/g, ''))
          if (digits > 0) onCount(digits)
        }}
      />
    </label>
  )
}

type FailedBeforeProps = {
  readonly failed: readonly Guidance[]
  readonly path: string
  readonly onChange: (failed: readonly Guidance[]) => void
}

function FailedBefore({ failed, path, onChange }: FailedBeforeProps) {
  return (
    <span role="group" aria-label="Tried before and failed" className={classes.failed}>
      <span>tried before:</span>
      {FAILED_GUIDANCES.map((guidance, index) => (
        <Tick
          key={guidance}
          path={index === 0 ? path : `${path}.${guidance}`}
          label={labelOf(GUIDANCE_KEYS, guidance)}
          checked={failed.includes(guidance)}
          onChange={() =>
            onChange(FAILED_GUIDANCES.filter(one => failed.includes(one) !== (one === guidance)))
          }
        />
      ))}
    </span>
  )
}
