import { assertNever } from '#shared/base/assert-never.ts'
import type { StoryDeed, StoryLine, StorySession } from '#shared/contract/story.ts'
import { actionInWords } from '../audit/audit-words.ts'
import { reasonInWords } from '../audit/reason-words.ts'
import { changedField } from '../entry/model/changed-field.ts'

/** What an event says: a few words that stand out, and the rest of it. */
export type ToldEvent = { readonly title: string; readonly more: string }

type Told<Kind extends StoryDeed['kind']> = Extract<StoryDeed, { kind: Kind }>

export function deedInWords(what: StoryDeed): ToldEvent {
  switch (what.kind) {
    case 'deed':
      return ownDeed(what)
    case 'batch':
      return batchInWords(what)
    case 'answer':
      return answerInWords(what)
    case 'settled':
      return { title: 'Refusal dealt with', more: SETTLED[what.how] }
    default:
      return assertNever(what)
  }
}

const SETTLED = {
  corrected: 'Corrected.',
  'sent-again': 'Sent again.',
  'settled-with-receiver': 'Settled with the receiver.',
} as const satisfies Record<Told<'settled'>['how'], string>

const FIELDS_SHOWN = 6

function ownDeed({ action, reason, note, times, fields }: Told<'deed'>): ToldEvent {
  const named = [...new Set(fields.map(changedField))]
  const shown = named.slice(0, FIELDS_SHOWN).join(', ')
  const others = named.length > FIELDS_SHOWN ? ` and ${named.length - FIELDS_SHOWN} more` : ''
  const parts = [
    times > 1 ? `${times} times` : '',
    shown === '' ? '' : `${shown}${others}`,
    [reasonInWords(reason), note].filter(Boolean).join(' – '),
  ]
  return { title: actionInWords(action), more: parts.filter(Boolean).join(': ') }
}

const BATCH_TITLE = {
  charged: { released: 'Charges left', waiting: 'Charges wait for their folder' },
  credited: { released: 'Credits left', waiting: 'Credits wait for their folder' },
} as const

function batchInWords({ deed, batch, lines, state, files, ...to }: Told<'batch'>): ToldEvent {
  const title = BATCH_TITLE[deed][state === 'released' ? 'released' : 'waiting']
  const place = to.destination === 'default' ? '' : ` to ${to.destinationName}`
  return {
    title: `${title}: batch ${batch}`,
    more: `${lines} ${lines === 1 ? 'line' : 'lines'}${place} in ${files.join(', ')}`,
  }
}

function answerInWords(what: Told<'answer'>): ToldEvent {
  const { verdict, batch, destination, file, receiverCode, words, wholeBatch } = what
  const said = [words === '' ? '' : `“${words}”`, receiverCode === '' ? '' : `(${receiverCode})`]
  const about = wholeBatch ? `the whole batch ${batch}` : `batch ${batch}`
  return {
    title: `${verdict === 'accepted' ? 'Accepted' : 'Refused'} by ${destination}`,
    more: [...said, `${about}, answer ${file}`].filter(Boolean).join(' '),
  }
}

/** What a session is among those of its chain. */
export function placeInChain(sessions: readonly Pick<StorySession, 'id'>[], id: string): string {
  const at = sessions.findIndex(session => session.id === id)
  if (at <= 0) return 'Entered first'
  return at === 1 ? 'Correction' : `Correction ${at}`
}

/** What became of a line. */
export function fateInWords({ kept, sent, refused }: StoryLine): string {
  if (sent.length === 0) return refused.length === 0 ? 'Has not left' : 'Refused'
  if (sent.every(({ credit }) => credit !== null)) return 'Taken back'
  return kept ? 'Stands, as it was sent before' : 'Stands'
}
