/** Who is at the desk and what they may do: people with roles, signing in, locking. */
export { createAsked, type Asked } from './asked.ts'
export type { Asking } from './desk.ts'
export { createUsersService, type UsersService } from './service.ts'
