import type { ServerProblem } from './modality-worklist.ts'

/** What a failed connection means, by the system's code in the message of the error. No address is repeated. */
export function connectionProblem(message: string): ServerProblem {
  const known = CONNECTION_PROBLEMS.find(([sign]) => message.includes(sign))
  return (
    known?.[1] ?? 'The connection broke off before the answer was whole. What came before is kept; try again.'
  )
}

const HANGS =
  'The server does not answer in time. What came before is kept; try again, or ask whoever runs the server.'

const CONNECTION_PROBLEMS: readonly (readonly [string, ServerProblem])[] = [
  [
    'ECONNREFUSED',
    'Nothing listens at this host and port. See whether the worklist server runs, and check both.',
  ],
  ['ENOTFOUND', 'The host name is not known. Check it in the settings.'],
  ['EAI_AGAIN', 'The host name cannot be looked up: the network may be down.'],
  ['EHOSTUNREACH', 'The host cannot be reached from this computer. Ask IT for the way to it.'],
  ['ENETUNREACH', 'The network cannot be reached from this computer.'],
  ['EACCES', 'This computer does not allow the connection.'],
  ['names', 'Host, port or AE titles cannot be used as they stand. Check them in the settings.'],
  ['timeout', HANGS],
  ['Exceeded', HANGS],
  ['Timeout', HANGS],
]

/**
 * Why a server does not let us in. Source: DICOM PS3.8, table 9-21, reasons of the service user.
 */
export function rejectionProblem({
  source,
  reason,
}: {
  readonly source: number
  readonly reason: number
}): ServerProblem {
  if (source === 1 && reason === 3)
    return 'The server does not know our name. Have the calling AE title entered there, or correct it here.'
  if (source === 1 && reason === 7)
    return 'The server does not answer to this name. Check the called AE title.'
  return source === 3
    ? 'The server is busy and refuses for now. Try again in a moment.'
    : 'The server refuses the connection. Check both AE titles with whoever runs it.'
}

/** Source: DICOM PS3.4, table K.4-1, and PS3.7, annex C. */
export function statusProblem(status: number): ServerProblem {
  const code = `0x${status.toString(16).toUpperCase().padStart(4, '0')}`
  if (status === 0x0122) return 'The server offers no worklist. Check host, port and called AE title.'
  if (status === 0xfe00) return 'The server ended the query. What came before is kept.'
  if (status === 0xa700) return 'The server has no room for the query (0xA700). Try again later.'
  return `The server cannot answer the query (${code}). What came before is kept; tell whoever runs it.`
}
