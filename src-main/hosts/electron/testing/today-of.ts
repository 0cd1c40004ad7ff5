import type { Bridge } from '#shared/contract/index.ts'

/** Today as the running program has it. */
export async function todayOf(bridge: Bridge): Promise<string> {
  const status = await bridge.app.status({})
  if (!status.ok || status.value.kind !== 'running') throw new Error('stopped')
  return status.value.today
}
