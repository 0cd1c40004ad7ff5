import { ROLE_LABEL, ROLE_WORDS, ROLES, type NamedRight, type Role } from '#shared/domain/rights.ts'
import classes from './WayIn.module.css'

export type GivenRights = { readonly roles: readonly Role[]; readonly namedRights: readonly NamedRight[] }

type RoleTicksProps = {
  readonly value: GivenRights
  readonly problem?: string | undefined
  readonly onChange: (value: GivenRights) => void
}

/** The roles of a person, each with what it is for, and the right that is given by name. */
export function RoleTicks({ value: { roles, namedRights }, problem, onChange }: RoleTicksProps) {
  return (
    <fieldset className={classes.roles}>
      <legend>Roles</legend>
      {ROLES.map(role => (
        <label key={role}>
          <input
            type="checkbox"
            checked={roles.includes(role)}
            onChange={() =>
              onChange({ namedRights, roles: ROLES.filter(one => roles.includes(one) !== (one === role)) })
            }
          />
          <b>{ROLE_LABEL[role]}</b> <span>{ROLE_WORDS[role]}</span>
        </label>
      ))}
      <label>
        <input
          type="checkbox"
          checked={namedRights.includes('void')}
          onChange={() => onChange({ roles, namedRights: namedRights.includes('void') ? [] : ['void'] })}
        />
        <b>May void</b> <span>takes a charge back without replacement; no role brings it</span>
      </label>
      {problem !== undefined && (
        <p role="alert" className={classes.said}>
          {problem}
        </p>
      )}
    </fieldset>
  )
}
