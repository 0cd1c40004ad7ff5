/** Asks the audit trail for all events, a page of the newest first. */
export const EVERY_EVENT = {
  about: '',
  actor: '',
  from: null,
  through: null,
  only: 'everything',
  before: null,
  limit: 200,
} as const
