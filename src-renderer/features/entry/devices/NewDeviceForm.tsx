import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { DeviceProblem } from '#shared/contract/devices.ts'
import { DEVICE_LABEL } from '#shared/domain/labels.ts'
import type { Udi } from '#shared/domain/udi/udi.ts'
import { DEVICE_TYPES, type DeviceType } from '#shared/domain/vocabulary.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useSession, useView } from '../session-context.ts'
import classes from './Strip.module.css'

/** A scanned device that the catalogue does not know: two words more, and it is known from now on. */
export function NewDeviceStrip() {
  const scanned = useView(view => view.newDevice)
  return scanned && <NewDeviceForm key={scanned.udi.deviceIdentifier} udi={scanned.udi} />
}

type Typed = { readonly type: DeviceType | null; readonly name: string; readonly supplyCode: string }

function NewDeviceForm({ udi }: { readonly udi: Udi }) {
  const session = useSession()
  const form = useRef<HTMLFormElement>(null)
  const [typed, setTyped] = useState<Typed>({ type: null, name: '', supplyCode: '' })
  const [problems, setProblems] = useState<readonly DeviceProblem[]>([])
  useFocusAndReturn(form)

  async function add(): Promise<void> {
    const { type, name, supplyCode } = typed
    if (type === null) return
    const { deviceIdentifier } = udi
    setProblems(await session.addScanned({ type, name, supplyCode, deviceIdentifier, guidance: [] }))
  }

  function press(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    session.leaveScanned()
  }

  return (
    <form
      ref={form}
      className={classes.strip}
      aria-label="New device"
      onKeyDown={press}
      onSubmit={event => {
        event.preventDefault()
        void add()
      }}
    >
      <Icon name="warn" />
      <span>
        New device <b>{udi.deviceIdentifier}</b> ({udi.agency})
      </span>
      <TypeSelect type={typed.type} onPick={type => setTyped({ ...typed, type })} />
      <Text
        label="Name"
        className={classes.name}
        value={typed.name}
        onText={name => setTyped({ ...typed, name })}
      />
      <Text
        label="Supply code"
        className={classes.supply}
        value={typed.supplyCode}
        optional
        onText={supplyCode => setTyped({ ...typed, supplyCode })}
      />
      <Button type="submit" look="main" shortcut="Enter">
        Add and use
      </Button>
      <Button shortcut="Escape" onClick={session.leaveScanned}>
        Leave out
      </Button>
      {problems.length > 0 && (
        <p role="alert" className={classes.problem}>
          {problems.map(({ message }) => message).join(' ')}
        </p>
      )}
    </form>
  )
}

type TypeSelectProps = {
  readonly type: DeviceType | null
  readonly onPick: (type: DeviceType | null) => void
}

function TypeSelect({ type, onPick }: TypeSelectProps) {
  return (
    <label>
      Type{' '}
      <select
        required
        value={type ?? ''}
        onChange={event => onPick(DEVICE_TYPES.find(one => one === event.currentTarget.value) ?? null)}
      >
        <option value="">choose …</option>
        {DEVICE_TYPES.map(one => (
          <option key={one} value={one}>
            {DEVICE_LABEL[one]}
          </option>
        ))}
      </select>
    </label>
  )
}

type TextProps = {
  readonly label: string
  readonly className: string | undefined
  readonly value: string
  readonly optional?: boolean
  readonly onText: (text: string) => void
}

function Text({ label, className, value, optional, onText }: TextProps) {
  return (
    <label>
      {label}{' '}
      <input
        className={className}
        value={value}
        required={!optional}
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        onChange={event => onText(event.currentTarget.value)}
      />
    </label>
  )
}

/** Puts the cursor into the first field, and back to where it was once the form is gone. */
function useFocusAndReturn(form: { readonly current: HTMLFormElement | null }): void {
  useEffect(() => {
    const before = document.activeElement
    form.current?.querySelector('select')?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [form])
}
