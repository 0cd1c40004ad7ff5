import type { SaidOfSession } from '#shared/contract/sessions.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'

/** Whether what was refused stands as it was sent; what names no field stands until somebody has seen it. */
export function stands({ refused }: SaidOfSession, entry: SessionEntry): boolean {
  return refused === null || JSON.stringify(entry[refused.part]) === refused.value
}

/** What was said, in short beside its field: `Professional billing: “This MRN is not known here” (204)`. */
export function saidInShort({ receiver, words, code }: SaidOfSession): string {
  return `${receiver}: ${words === '' ? 'refused without words' : `“${words}”`} (${code})`
}

/** What was said, in full: who, of which batch, when, about what. */
export function saidInWords({
  receiver,
  batch,
  receivedAt,
  about,
  words,
  code,
  sheet,
}: SaidOfSession): string {
  const day = new Date(receivedAt).toLocaleDateString('en-US', { dateStyle: 'medium' })
  const said = words === '' ? 'no words given' : `“${words}”`
  const refused = `Refused by ${receiver}, batch ${batch}, ${day}: ${about === null ? '' : `${about}: `}${said} (${code})`
  return sheet === null ? refused : `${refused}. The sheet of ${receiver} holds this value, not the entry.`
}
