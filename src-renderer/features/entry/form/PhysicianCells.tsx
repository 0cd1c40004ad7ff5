import { useMemo } from 'react'
import { Cell, cellControl } from '../../../ui/Cell.tsx'
import { focusField } from '../../../ui/focus-order.ts'
import { SuggestInput } from '../../../ui/SuggestInput.tsx'
import type { PhysicianEntry } from '#shared/domain/session-entry.ts'
import { useDesk } from '../desk-context.ts'
import { withFamilyName } from '../model/physician-edits.ts'
import { findPhysicians, physicianName } from '../model/physician-search.ts'
import { TEXT_FIELDS } from '../model/text-fields.ts'
import { useEditable, useEntry, useFieldStatus, useSession } from '../session-context.ts'
import { EntryText, MAX_TEXT } from './EntryText.tsx'
import { fieldAria } from './field-aria.ts'

export type PhysicianCellsProps = {
  readonly role: 'performing' | 'referring'
  readonly label: string
  readonly keys?: string | undefined
  /** Where the cursor goes once a known physician was taken. */
  readonly next: string
}

const MOST_OFFERED = 8

/** A physician by name and NPI. One who is in an earlier session is found by a few letters and filled in whole. */
export function PhysicianCells({ role, label, keys, next }: PhysicianCellsProps) {
  return (
    <>
      <FamilyNameCell role={role} label={label} keys={keys} next={next} />
      <EntryText
        field={TEXT_FIELDS[`${role}Given`]}
        label="Given name"
        name={`${label}, given name`}
        span={2}
      />
      <EntryText
        field={TEXT_FIELDS[`${role}Npi`]}
        label="NPI"
        name={`${label}, NPI`}
        span={1.8}
        inputMode="numeric"
      />
    </>
  )
}

function FamilyNameCell({ role, label, keys, next }: PhysicianCellsProps) {
  const session = useSession()
  const physicians = useDesk(desk => desk.physicians)
  const family = useEntry(entry => entry[role].familyName)
  const editable = useEditable()
  const path = `${role}.familyName`
  const { problem, missing } = useFieldStatus(path)
  const found = useMemo(() => findPhysicians(family, physicians).slice(0, MOST_OFFERED), [family, physicians])
  const setFamily = (familyName: string) =>
    session.change(path, entry => ({ ...entry, [role]: withFamilyName(entry[role], familyName, physicians) }))

  function take(physician: PhysicianEntry | undefined): void {
    if (!physician) return
    session.change(path, entry => ({ ...entry, [role]: physician }))
    focusField(next)
  }

  return (
    <Cell label={label} keys={keys} htmlFor={path} span={2.6} invalid={problem !== null} needed={missing}>
      <SuggestInput
        id={path}
        aria-label={`${label}, family name`}
        data-field={path}
        className={cellControl}
        value={family}
        maxLength={MAX_TEXT}
        readOnly={!editable}
        suggestions={found.map(one => ({ value: keyOf(one), label: physicianName(one), detail: one.npi }))}
        {...fieldAria(path, { problem, missing })}
        onText={setFamily}
        onPick={key => take(found.find(one => keyOf(one) === key))}
        onBlur={() => session.leave(path)}
      />
    </Cell>
  )
}

function keyOf(physician: PhysicianEntry): string {
  return [physician.npi, physician.familyName, physician.givenName].join('|')
}
