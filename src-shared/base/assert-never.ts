/** Closes a union: a case that is forgotten no longer compiles. Throws if one gets here all the same. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
