import { z } from 'zod'
import type { SessionId } from '../domain/session.ts'
import { operation } from './operation.ts'

export const MOST_FORMS = 50

const commandId = z.uuid()
const session = z.uuid().transform(text => text as SessionId)

export const downtimeContract = {
  /** Numbers for blank forms, each for one session that is typed later. */
  reserve: operation('enter', z.strictObject({ commandId, count: z.int().min(1).max(MOST_FORMS) })).answers<{
    readonly numbers: readonly string[]
  }>(),
  /** The number of the form of a session; asked again it is the same. */
  numberOf: operation('enter', z.strictObject({ commandId, session })).answers<{ readonly number: string }>(),
  /** The session that a form stands for. A blank form's is begun now, its date and time still to be typed. */
  open: operation('enter', z.strictObject({ commandId, number: z.string().max(40) })).answers<{
    readonly session: SessionId
  }>(),
} as const
