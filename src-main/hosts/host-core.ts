import type { Core } from '../core.ts'

/** What a window needs of the core. */
export type HostCore = Pick<Core, 'call' | 'close' | 'leave' | 'lockSoon'>
