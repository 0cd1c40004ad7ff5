import { Cell, cellControl } from '../../../ui/Cell.tsx'
import { focusNextAfter } from '../../../ui/focus-order.ts'
import { KeyChoice } from '../../../ui/KeyChoice.tsx'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import type { MammogramSide } from '#shared/domain/vocabulary.ts'
import { readExcision, readSupply, writeExcision, writeSupply } from '../model/coded-items.ts'
import type { EntryEdit } from '../model/session-edits.ts'
import { useEditable, useEntry, useFieldStatus, useSession } from '../session-context.ts'
import { CodedItems } from './CodedItems.tsx'
import { CheckCell } from './CheckCell.tsx'
import { RowMessages } from './RowMessages.tsx'
import classes from './sheet.module.css'

/** What was done besides: films, the surgeon's work, supplies. */
export function AfterwardsRow() {
  const excisions = useEntry(entry => entry.excisions)
  const supplies = useEntry(entry => entry.supplies)
  return (
    <section aria-label="Afterwards">
      <div className={classes.row}>
        <MammogramCell />
        <SameUnitCell />
        <SpecimenCell />
        <ExcisionsCell excisions={excisions} />
        <SuppliesCell supplies={supplies} />
      </div>
      <RowMessages
        fields={[
          'mammogram',
          'specimenRadiographs',
          ...excisions.map((_, index) => `excisions.${index}`),
          ...supplies.map((_, index) => `supplies.${index}`),
        ]}
      />
    </section>
  )
}

function ExcisionsCell({ excisions }: Pick<SessionEntry, 'excisions'>) {
  return (
    <CodedItems
      path="excisions"
      label="Excisions"
      one="Excision"
      span={3.4}
      placeholder="19301 R"
      items={excisions.map(writeExcision)}
      set={(index, text) => entry => ({
        ...entry,
        excisions: entry.excisions.toSpliced(index, 1, readExcision(text)),
      })}
      remove={index => entry => ({ ...entry, excisions: entry.excisions.toSpliced(index, 1) })}
    />
  )
}

function SuppliesCell({ supplies }: Pick<SessionEntry, 'supplies'>) {
  return (
    <CodedItems
      path="supplies"
      label="Supplies"
      one="Supply"
      span={2.4}
      placeholder="A4648 x2"
      items={supplies.map(writeSupply)}
      set={(index, text) => entry => ({
        ...entry,
        supplies: entry.supplies.toSpliced(index, 1, readSupply(text)),
      })}
      remove={index => entry => ({ ...entry, supplies: entry.supplies.toSpliced(index, 1) })}
    />
  )
}

const MAMMOGRAM_OPTIONS = [
  { key: 'R', value: 'right', label: 'right' },
  { key: 'L', value: 'left', label: 'left' },
  { key: 'B', value: 'bilateral', label: 'both sides' },
  { key: '0', value: 'none', label: 'none' },
] as const satisfies readonly {
  readonly key: string
  readonly value: MammogramSide | 'none'
  readonly label: string
}[]

function MammogramCell() {
  const session = useSession()
  const editable = useEditable()
  const side = useEntry(entry => entry.mammogram.side) ?? 'none'
  const { problem, missing } = useFieldStatus('mammogram')

  const set = (value: string) => session.change('mammogram', withMammogram(value))

  return (
    <Cell
      label="Mammogram"
      keys="Alt+M"
      htmlFor="mammogram"
      span={2.5}
      invalid={problem !== null}
      needed={missing}
    >
      <KeyChoice
        id="mammogram"
        label="Mammogram after placement"
        field="mammogram"
        options={MAMMOGRAM_OPTIONS}
        chosen={[side]}
        readOnly={!editable}
        className={classes.choice}
        onPick={value => {
          set(value)
          focusNextAfter('mammogram')
        }}
        onClear={() => set('none')}
        onBlur={() => session.leave('mammogram')}
      >
        {MAMMOGRAM_OPTIONS.find(option => option.value === side)?.label}
      </KeyChoice>
    </Cell>
  )
}

function withMammogram(value: string): EntryEdit {
  const picked = MAMMOGRAM_OPTIONS.find(option => option.value === value)?.value ?? 'none'
  const side = picked === 'none' ? null : picked
  return entry => ({ ...entry, mammogram: { ...entry.mammogram, side } })
}

function SameUnitCell() {
  const session = useSession()
  const checked = useEntry(entry => entry.mammogram.sameUnitAsGuidance)
  return (
    <CheckCell
      path="mammogram.sameUnitAsGuidance"
      label="Taken on the unit that guided"
      span={2.4}
      checked={checked}
      onChange={sameUnitAsGuidance =>
        session.change('mammogram.sameUnitAsGuidance', entry => ({
          ...entry,
          mammogram: { ...entry.mammogram, sameUnitAsGuidance },
        }))
      }
    />
  )
}

/** A count: it stands as digits, so that a wheel or an arrow never changes it by accident. */
function SpecimenCell() {
  const session = useSession()
  const editable = useEditable()
  const count = useEntry(entry => entry.specimenRadiographs)
  const path = 'specimenRadiographs'
  const { problem, missing } = useFieldStatus(path)
  return (
    <Cell label="Specimen films" htmlFor={path} span={1.8} invalid={problem !== null} needed={missing}>
      <input
        id={path}
        data-field={path}
        className={cellControl}
        inputMode="numeric"
        value={count === 0 ? '' : String(count)}
        placeholder="0"
        maxLength={4}
        readOnly={!editable}
        aria-invalid={problem !== null || undefined}
        onChange={event => {
          const digits = event.currentTarget.value.replace(/\D/g, '')
          session.change(path, entry => ({ ...entry, specimenRadiographs: Number(digits) }))
        }}
        onBlur={() => session.leave(path)}
      />
    </Cell>
  )
}
