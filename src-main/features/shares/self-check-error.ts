/** What was read back is not what was written. */
export class SelfCheckError extends Error {
  override readonly name = 'SelfCheckError'
}
