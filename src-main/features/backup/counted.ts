/** How much a log holds, in words: `1 session, 4 events`. */
export function counted({
  sessions,
  auditEvents,
}: {
  readonly sessions: number
  readonly auditEvents: number
}): string {
  return `${countOf(sessions, 'session')}, ${countOf(auditEvents, 'event')}`
}

function countOf(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`
}
