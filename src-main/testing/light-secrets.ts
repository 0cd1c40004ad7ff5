import { scryptSecrets } from '#main/ports/secrets.ts'

/** Seals secrets with next to no work, where a test is not about that. */
export const lightSecrets = scryptSecrets({ N: 16, r: 1, p: 1 })
