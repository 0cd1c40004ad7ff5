import { randomUUID } from 'node:crypto'
import type { Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { NoChargeReason } from '#shared/domain/expected-exam.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { demoExams, demoSessions, type DemoExam, type DemoSession } from './demo-day.ts'

export type DemoTools = {
  readonly sessions: Pick<Handlers['sessions'], 'start' | 'saveDraft' | 'complete' | 'hold'>
  readonly settings: { readonly read: () => Settings }
  readonly worklist: Pick<Handlers['worklist'], 'sendPiece' | 'importUpload' | 'find' | 'markNoCharge'>
}

/**
 * Enters the invented day the way a person would: a list of expected exams, then start, save, complete, hold. Nothing is
 * written past the features, so the demo shows what a real day would. Answers how many sessions it entered.
 */
export async function fillDemoDay(tools: DemoTools, day: string): Promise<number> {
  await expectExams(tools, day)
  const { placeOfService, claims, payer } = tools.settings.read()
  const sessions = demoSessions({ performedOn: day, placeOfService, claims, payer })
  for (const session of sessions) await enter(tools, session, day)
  return sessions.length
}

/** The list of the day, as a schedule prints it, and what the desk said of it. */
async function expectExams({ worklist }: DemoTools, day: string): Promise<void> {
  const exams = demoExams()
  const upload = randomUUID()
  const list = scheduleOf(exams, day)
  const story = 'expected exams'
  done(story, await worklist.sendPiece({ upload, offset: 0, base64: Buffer.from(list).toString('base64') }))
  const commandId = randomUUID()
  const file = { name: 'demo-schedule.csv', writtenAt: `${day}T00:00:00Z` }
  done(story, await worklist.importUpload({ commandId, upload, ...file }))
  for (const { accession, noCharge } of exams) {
    if (noCharge !== null) await mark({ worklist }, accession, noCharge)
  }
}

function scheduleOf(exams: readonly DemoExam[], day: string): string {
  const rows = exams.map(exam =>
    [...COLUMNS.map(([, field]) => exam[field]), day].map(cell => `"${cell}"`).join(','),
  )
  return [[...COLUMNS.map(([title]) => title), 'Date'].join(','), ...rows, ''].join('\n')
}

const COLUMNS = [
  ['Accession', 'accession'],
  ['MRN', 'mrn'],
  ['Patient', 'patientName'],
  ['DOB', 'birthDate'],
  ['Sex', 'sex'],
  ['Time', 'scheduledAt'],
  ['Procedure', 'procedure'],
  ['Performing', 'performing'],
  ['Performing NPI', 'performingNpi'],
  ['Referring', 'referring'],
  ['Referring NPI', 'referringNpi'],
] as const satisfies readonly (readonly [string, keyof DemoExam])[]

async function mark(
  { worklist }: Pick<DemoTools, 'worklist'>,
  accession: string,
  reason: NoChargeReason,
): Promise<void> {
  const [exam] = done(accession, await worklist.find({ accession }))
  if (!exam) throw new Error(`The demo exam ${accession} is not in the list`)
  const { id, revision } = exam
  done(accession, await worklist.markNoCharge({ commandId: randomUUID(), id, revision, reason, note: '' }))
}

async function enter({ sessions }: DemoTools, { entry, ending, story }: DemoSession, day: string) {
  const started = done(story, await sessions.start({ commandId: randomUUID(), performedOn: day }))
  const { id } = started
  const saved = done(
    story,
    await sessions.saveDraft({ commandId: randomUUID(), id, revision: started.revision, entry }),
  )
  if (ending.kind === 'complete') {
    done(story, await sessions.complete({ commandId: randomUUID(), id, revision: saved.revision, entry }))
  }
  if (ending.kind === 'hold') {
    const { reason, note } = ending
    done(story, await sessions.hold({ commandId: randomUUID(), id, revision: saved.revision, reason, note }))
  }
}

/** The demo day is part of the program: a session of it that is refused is a bug. */
function done<T>(story: string, result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(`The demo session "${story}" was refused: ${result.error.code}`)
  return result.value
}
