import { userInfo } from 'node:os'

/** Who is at the desk, as a port: the name that stands in the audit events. */
export type Operator = { readonly name: () => string }

let account: string | null = null

/** The account that the person signed in to the computer with. It stays the same while the program runs. */
export const accountOperator: Operator = { name: () => (account ??= accountName()) }

function accountName(): string {
  try {
    return userInfo().username
  } catch {
    // An account without an entry in the system's list, as in some containers.
    return 'unknown account'
  }
}
