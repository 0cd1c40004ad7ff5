import { z } from 'zod'
import { settingsSchema } from './settings.ts'

/**
 * What hospital IT decides for a workstation. Settings named here hold, whatever was set in the program, and cannot be
 * changed there.
 */
export const policySchema = z.strictObject({
  policy: z.literal(1),
  settings: settingsSchema.omit({ workstation: true, training: true }).partial().default({}),
  /** `os-key-store`: a log whose key lies in a file is refused. */
  keyStore: z.enum(['any', 'os-key-store']).default('any'),
  /** Whether the log for training may be opened. */
  training: z.enum(['allowed', 'refused']).default('allowed'),
})

export type Policy = z.output<typeof policySchema>

export type ManagedSetting = keyof Policy['settings']

/** Where nobody has decided anything. */
export const NO_POLICY: Policy = policySchema.parse({ policy: 1 })
