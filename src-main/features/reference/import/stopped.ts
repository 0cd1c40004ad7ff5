/** The person no longer wants the job: it ends where it is, and what it made is removed. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

export function stopIfUnwanted(signal: AbortSignal): void {
  if (signal.aborted) throw new Stopped()
}
