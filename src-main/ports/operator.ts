import { userInfo } from 'node:os'

/** Who is at the desk, as a port: the name that stands in the audit events. */
export type Operator = { readonly name: () => string }

/** The account that the person signed in to the computer with. */
export const accountOperator: Operator = {
  name: () => {
    try {
      return userInfo().username
    } catch {
      // An account without an entry in the system's list, as in some containers.
      return 'unknown account'
    }
  },
}
