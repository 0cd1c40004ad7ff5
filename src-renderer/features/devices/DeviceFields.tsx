import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { DEVICE_LABEL, GUIDANCE_LABEL } from '#shared/domain/labels.ts'
import { DEVICE_TYPES, GUIDANCES, type Guidance } from '#shared/domain/vocabulary.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import classes from './DevicesPage.module.css'
import type { DeviceForm, DevicesStore } from './device-store.ts'

type DeviceFieldsProps = { readonly store: DevicesStore; readonly form: DeviceForm }

const TEXTS = [
  { name: 'name', label: 'Name', hint: 'As the department calls it.' },
  {
    name: 'deviceIdentifier',
    label: 'Device number (UDI-DI)',
    hint: 'Scanned, or 14 digits; empty where it has none.',
  },
  { name: 'supplyCode', label: 'Supply code', hint: 'Such as A4648; empty where it is not charged.' },
] as const

/** One device. Enter saves, Escape leaves it as it was. */
export function DeviceFields({ store, form }: DeviceFieldsProps) {
  const problems = useStore(store.view, view => view.problems)
  const first = useRef<HTMLFormElement>(null)
  useEffect(() => first.current?.querySelector('input')?.focus(), [])
  return (
    <form
      ref={first}
      className={classes.form}
      aria-label={form.id === null ? 'New device' : `Device ${form.name}`}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void store.save()
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        store.cancel()
      }}
    >
      {TEXTS.map(({ name, label, hint }) => (
        <Field
          key={name}
          label={label}
          hint={hint}
          problem={problems.find(({ field }) => field === name)?.message}
        >
          {tie => (
            <input
              {...tie}
              value={form[name]}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              onChange={event => store.set({ [name]: event.currentTarget.value })}
            />
          )}
        </Field>
      ))}
      <TypeField store={store} form={form} />
      <GuidanceTicks guidance={form.guidance} onChange={guidance => store.set({ guidance })} />
      <div className={classes.bar}>
        <Button type="submit" look="main" shortcut="Enter">
          Save device
        </Button>
        <Button shortcut="Escape" onClick={store.cancel}>
          Leave as it was
        </Button>
      </div>
    </form>
  )
}

function TypeField({ store, form }: DeviceFieldsProps) {
  return (
    <Field label="Type">
      {tie => (
        <select
          {...tie}
          value={form.type}
          onChange={event =>
            store.set({ type: DEVICE_TYPES.find(type => type === event.currentTarget.value) ?? form.type })
          }
        >
          {DEVICE_TYPES.map(type => (
            <option key={type} value={type}>
              {DEVICE_LABEL[type]}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type GuidanceTicksProps = {
  readonly guidance: readonly Guidance[]
  readonly onChange: (guidance: readonly Guidance[]) => void
}

function GuidanceTicks({ guidance, onChange }: GuidanceTicksProps) {
  return (
    <fieldset className={classes.ticks}>
      <legend>Guidance it fits, as its maker says; none ticked: not stated</legend>
      {GUIDANCES.map(one => (
        <label key={one}>
          <input
            type="checkbox"
            checked={guidance.includes(one)}
            onChange={() => onChange(GUIDANCES.filter(other => guidance.includes(other) !== (other === one)))}
          />{' '}
          {GUIDANCE_LABEL[one]}
        </label>
      ))}
    </fieldset>
  )
}
