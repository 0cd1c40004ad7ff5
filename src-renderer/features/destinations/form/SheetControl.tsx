import { classNames } from '../../../ui/class-names.ts'
import { Field } from '../../../ui/Field.tsx'
import type { DestinationsStore } from '../destinations-store.ts'
import classes from '../DestinationsPage.module.css'
import { valueAt, type Json } from '../model/sheet-draft.ts'
import type { Option, SheetField } from '../model/field-makers.ts'
import { ColumnsField } from './ColumnsField.tsx'
import { ScheduleField } from './ScheduleField.tsx'
import { TableField } from './TableField.tsx'
import { LinesField } from './LinesField.tsx'

export type ControlProps = {
  readonly store: DestinationsStore
  readonly field: SheetField
  readonly draft: Json
  readonly problem: string | undefined
  readonly disabled?: boolean
}

/** One field of the sheet, with what is wrong with it. */
export function SheetControl(props: ControlProps) {
  switch (props.field.control.kind) {
    case 'text':
    case 'text-or-null':
    case 'number':
    case 'number-or-null':
      return <TextField {...props} />
    case 'choice':
      return <ChoiceField {...props} options={props.field.control.options} />
    case 'lines':
      return <LinesField {...props} />
    case 'table':
      return <TableField {...props} table={props.field.control.table} />
    case 'schedule':
      return <ScheduleField {...props} />
    case 'columns':
      return <ColumnsField {...props} />
  }
}

function TextField(props: ControlProps) {
  const field = <TextInput {...props} />
  return props.field.wide ? <div className={classes.wide}>{field}</div> : field
}

function TextInput({ store, field: { path, label, hint, control }, draft, problem, disabled }: ControlProps) {
  const value = valueAt(draft, path)
  const valueOf = (text: string): Json => {
    const { kind } = control
    if ((kind === 'text-or-null' || kind === 'number-or-null') && text === '') return null
    const isNumber = kind === 'number' || kind === 'number-or-null'
    return isNumber && /^\d{1,9}$/.test(text) ? Number(text) : text
  }
  return (
    <Field label={label} hint={hint} problem={problem}>
      {tie => (
        <input
          {...tie}
          value={value === null || value === undefined ? '' : String(value)}
          disabled={disabled}
          autoComplete="off"
          spellCheck={false}
          onChange={event => store.set(path, valueOf(event.currentTarget.value))}
        />
      )}
    </Field>
  )
}

function ChoiceField({
  store,
  field: { path, label, hint },
  draft,
  problem,
  options,
}: ControlProps & { readonly options: readonly Option[] }) {
  const value = JSON.stringify(valueAt(draft, path) ?? null)
  const isMode = path === 'mode'
  return (
    <Field label={label} hint={hint} problem={problem}>
      {tie => (
        <select
          {...tie}
          className={classNames(tie.className, isMode && value === '"test"' && classes.testChoice)}
          value={value}
          onChange={event => {
            const picked = options.find(one => JSON.stringify(one.value) === event.currentTarget.value)
            if (picked) store.set(path, picked.value)
          }}
        >
          {options.every(one => JSON.stringify(one.value) !== value) && (
            <option value={value}>none of these</option>
          )}
          {options.map(one => (
            <option key={one.label} value={JSON.stringify(one.value)}>
              {one.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
