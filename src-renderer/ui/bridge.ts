import { fail, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'

declare global {
  interface Window {
    readonly chargemark?: Bridge
  }
}

/** The one way to the core. Null when the page was opened without its host. */
export function readBridge(): Bridge | null {
  return window.chargemark ?? null
}

/** An answer of the core as a value, even when the host went away while it was asked. */
export async function answered<T>(answer: Promise<Result<T, Failure>>): Promise<Result<T, Failure>> {
  try {
    return await answer
  } catch {
    return fail(failure('unexpected'))
  }
}
