import { z } from 'zod'
import { sessionEntrySchema } from '#shared/contract/session-entry-schema.ts'
import { NO_CHARGE_REASONS } from '#shared/domain/expected-exam.ts'
import { HOLD_REASONS } from '#shared/domain/session.ts'
import {
  emptyEntry,
  emptyPlacement,
  type EntryDefaults,
  type SessionEntry,
} from '#shared/domain/session-entry.ts'
import { DOCUMENTS } from '#shared/domain/vocabulary.ts'
import day from '#resources/demo/day.json' with { type: 'json' }

/** A session of the demo day, and what the person at the desk does with it. */
export type DemoSession = {
  /** What it shows, in words. */
  readonly story: string
  readonly entry: SessionEntry
  readonly ending: DemoEnding
}

export type DemoEnding =
  | { readonly kind: 'draft' }
  | { readonly kind: 'complete' }
  | { readonly kind: 'hold'; readonly reason: (typeof HOLD_REASONS)[number]; readonly note: string }

const lesion = z.looseObject({ placement: z.looseObject({}).optional() })

const session = z.strictObject({
  story: z.string(),
  ending: z.enum(['draft', 'complete', 'hold']),
  hold: z.strictObject({ reason: z.enum(HOLD_REASONS), note: z.string() }).optional(),
  entry: z.looseObject({ lesions: z.array(lesion), documentation: z.array(z.enum(DOCUMENTS)) }),
})

const exam = z.strictObject({
  accession: z.string(),
  mrn: z.string(),
  patientName: z.string(),
  birthDate: z.iso.date(),
  scheduledAt: z.string(),
  procedure: z.string(),
  sex: z.string(),
  performing: z.string(),
  performingNpi: z.string(),
  referring: z.string(),
  referringNpi: z.string(),
  noCharge: z.enum(NO_CHARGE_REASONS).nullable(),
})

/** An expected exam of the demo day, and why it is not charged, if it is not. */
export type DemoExam = z.output<typeof exam>

const file = z.object({ sessions: z.array(session), exams: z.array(exam) })

/** The expected exams of the demo day: those of most sessions, two that nobody has begun, one that was not done. */
export function demoExams(): readonly DemoExam[] {
  return file.parse(day).exams
}

/** The invented sessions of `resources/demo/day.json` over the department's defaults, in the order of the day. */
export function demoSessions(defaults: EntryDefaults): readonly DemoSession[] {
  return file.parse(day).sessions.map(({ story, ending, hold, entry }) => ({
    story,
    entry: wholeEntry(entry, defaults),
    ending:
      ending === 'hold' && hold
        ? { kind: 'hold', ...hold }
        : { kind: ending === 'draft' ? 'draft' : 'complete' },
  }))
}

/** The file names only what differs from an empty entry, as a person types only what there is to say. */
function wholeEntry(written: z.output<typeof session>['entry'], defaults: EntryDefaults): SessionEntry {
  return sessionEntrySchema.parse({
    ...emptyEntry(defaults),
    ...written,
    lesions: written.lesions.map(({ placement, ...rest }) => ({
      structure: 'breast',
      biopsy: null,
      ...rest,
      placement: placement ? { ...emptyPlacement(), ...placement } : null,
    })),
    documentation: Object.fromEntries(DOCUMENTS.map(name => [name, written.documentation.includes(name)])),
  })
}
