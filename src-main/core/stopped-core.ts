import { ok, fail } from '#shared/base/result.ts'
import type { StoppedStatus } from '#shared/contract/app.ts'
import { failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import { rescueContract } from '#shared/contract/rescue.ts'
import { waysBack, type WayBack } from '#shared/contract/start-failure.ts'
import type { Core } from '../core.ts'
import type { Call } from './dispatch.ts'

type Rescue = Handlers['rescue']

/**
 * What a window talks to when the log could not be opened: it is told why, can find the way back, and everything
 * else is refused.
 */
export function createStoppedCore(
  stopped: Pick<StoppedStatus, 'failure' | 'host' | 'version'>,
  rescue: Rescue,
): Pick<Core, 'call' | 'lockSoon' | 'leave' | 'close'> {
  const status: StoppedStatus = { kind: 'stopped', ...stopped }
  const call: Call = async (feature, operation, input) => {
    if (feature === 'app' && operation === 'status') return ok(status)
    if (feature !== 'rescue' || !isRescue(operation)) return fail(failure('not-started'))
    const isOffered = waysBack(stopped.failure.code).includes(WAY_OF[operation])
    return isOffered ? answer(rescue, operation, input) : fail(failure('not-started'))
  }
  const nothing = () => undefined
  return { call, lockSoon: nothing, leave: nothing, close: nothing }
}

const WAY_OF: Readonly<Record<keyof Rescue, WayBack>> = {
  recover: 'recovery-code',
  backups: 'backup',
  restore: 'backup',
  chooseFolder: 'backup',
  reopen: 'reopen',
}

function isRescue(operation: string): operation is keyof Rescue {
  return Object.hasOwn(rescueContract, operation)
}

async function answer(rescue: Rescue, name: keyof Rescue, input: unknown) {
  const read = rescueContract[name].input.safeParse(input)
  if (!read.success) return fail(failure('input-invalid', read.error.issues[0]?.path.join('.')))
  const handler = rescue[name] as (input: unknown) => ReturnType<Rescue[keyof Rescue]>
  try {
    return await handler(read.data)
  } catch {
    // Nothing can be logged of a log that is not open; the window says that nothing was acknowledged.
    return fail(failure('unexpected'))
  }
}
