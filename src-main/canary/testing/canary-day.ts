import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Core } from '#main/core.ts'
import { hl7Section } from '#main/features/exports/testing/a-destination.ts'
import { TEMPLATES } from '#main/features/exports/destinations/templates.ts'
import { ask } from '#main/hosts/cli/ask.ts'
import { valueOf } from '#main/testing/value-of.ts'
import { CANARY, SECOND, type Canary } from './canaries.ts'
import { canaryEntry } from './canary-entry.ts'
import { answerFiles, BARCODES, CODE_SET_FILES, DEVICE_CSV, EXAM_FILES } from './canary-files.ts'

const DAY = '2026-11-20'

export type Folders = { readonly out: string; readonly inbox: string }

/** What stands in the log after the day, for operations that ask for it by name. */
export type Known = {
  readonly sessions: readonly string[]
  readonly exams: readonly string[]
  readonly batches: readonly string[]
  readonly backups: readonly string[]
}

const command = () => ({ commandId: randomUUID() })

/** A whole day of canary patients: entered, imported, reviewed, sent, answered, corrected, closed, backed up. */
export async function canaryDay(core: Core, folders: Folders): Promise<Known> {
  for (const name of ['billing', 'answers', 'reports', 'again', '../handed-over'])
    mkdirSync(join(folders.out, name), { recursive: true })
  await department(core, folders)
  await imports(core, folders)
  const sessions = [await enterCanary(core), await enterCanary(core, SECOND)]
  await review(core, sessions)
  const batches = await leave(core, folders)
  await answersOf(core, folders, batches[0] ?? '')
  await correct(core, sessions)
  await papers(core, folders, batches[0] ?? '')
  await codeSets(core)
  const backups = await keep(core, folders)
  const exams = valueOf(await ask(core, 'worklist', 'listDay', { day: DAY })).map(({ id }) => id)
  return { sessions, exams, batches, backups }
}

async function department(core: Core, { out }: Folders): Promise<void> {
  const { workstation: _, training: __, ...settings } = valueOf(await ask(core, 'settings', 'read', {}))
  const watched = join(out, '..', 'inbox')
  valueOf(await ask(core, 'settings', 'save', { ...settings, site: 'NORTH', worklistFolder: watched }))
  const template = TEMPLATES.find(({ sheet }) => sheet.format.kind === 'hl7')
  if (!template) throw new Error('There is a template of HL7')
  const delivery = {
    ...template.sheet.delivery,
    folder: join(out, 'billing'),
    tempFolder: null,
    answerFolders: [join(out, 'answers')],
    schedule: { kind: 'by-hand' },
  }
  const sheet = { ...template.sheet, id: 'billing', name: 'Billing', mode: 'production', delivery }
  const saved = valueOf(
    await ask(core, 'destinations', 'save', { sheet: { ...sheet, format: hl7Section() }, revision: null }),
  )
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved))
  await ask(core, 'devices', 'importCsv', { ...command(), text: DEVICE_CSV })
  for (const text of BARCODES) valueOf(await ask(core, 'devices', 'scan', { text }))
}

async function imports(core: Core, { inbox }: Folders): Promise<void> {
  for (const [name, text] of Object.entries(EXAM_FILES)) {
    const upload = randomUUID()
    const piece = { upload, offset: 0, base64: Buffer.from(text, 'latin1').toString('base64') }
    valueOf(await ask(core, 'worklist', 'sendPiece', piece))
    await ask(core, 'worklist', 'look', { upload })
    await ask(core, 'worklist', 'importUpload', { ...command(), upload, name, writtenAt: null })
    writeFileSync(join(inbox, name), text, 'latin1')
  }
  // A file of a watched folder is read when two looks found it unchanged.
  for (let look = 0; look < 3; look += 1) await ask(core, 'worklist', 'checkFolder', {})
  valueOf(await ask(core, 'worklist', 'find', { accession: CANARY.accession }))
  await ask(core, 'worklist', 'query', { ...command(), day: DAY })
}

/** Enters a session of a canary patient and marks it as complete; its id. */
export async function enterCanary(core: Core, patient: Canary = CANARY): Promise<string> {
  const entry = canaryEntry(patient)
  const { id, revision } = valueOf(await ask(core, 'sessions', 'start', { ...command(), performedOn: DAY }))
  valueOf(await ask(core, 'sessions', 'assess', { id, entry }))
  const saved = valueOf(await ask(core, 'sessions', 'saveDraft', { ...command(), id, revision, entry }))
  valueOf(await ask(core, 'sessions', 'addNote', { ...command(), id, text: CANARY.note }))
  const pick = { ...command(), session: id, name: CANARY.familyName, scope: 'personal' } as const
  await ask(core, 'quickPicks', 'make', pick)
  const wish = { ...command(), id, revision: saved.revision, entry }
  valueOf(await ask(core, 'sessions', 'complete', wish))
  for (const text of [patient.accession, patient.mrn, CANARY.familyName]) {
    valueOf(await ask(core, 'sessions', 'search', { text }))
  }
  return id
}

async function review(core: Core, sessions: readonly string[]): Promise<void> {
  const on = async (id: string) => {
    const { revision } = valueOf(await ask(core, 'sessions', 'open', { id }))
    return { ...command(), id, revision }
  }
  const note = CANARY.note
  for (const id of sessions) {
    valueOf(await ask(core, 'sessions', 'hold', { ...(await on(id)), reason: 'other', note }))
    valueOf(await ask(core, 'sessions', 'release', await on(id)))
    valueOf(await ask(core, 'review', 'approve', { ...(await on(id)), reason: 'other', note }))
    valueOf(await ask(core, 'review', 'sendBack', { ...(await on(id)), reason: 'other', note }))
    const { entry } = valueOf(await ask(core, 'sessions', 'open', { id }))
    valueOf(await ask(core, 'sessions', 'complete', { ...(await on(id)), entry }))
    valueOf(await ask(core, 'story', 'tell', { id }))
  }
}

async function leave(core: Core, { out }: Folders): Promise<readonly string[]> {
  const wish = { scope: 'all', destination: 'billing' } as const
  valueOf(await ask(core, 'exports', 'preview', wish))
  const sent = valueOf(await ask(core, 'exports', 'send', wish))
  const plain = { scope: 'all', format: 'csv', folder: join(out, 'reports') } as const
  await ask(core, 'exports', 'run', plain)
  if (sent.batch === null) throw new Error(`Nothing left: ${JSON.stringify(sent)}`)
  return [sent.batch]
}

async function answersOf(core: Core, { out }: Folders, batch: string): Promise<void> {
  const [sent = ''] = readdirSync(join(out, 'billing'))
  for (const [name, text] of Object.entries(answerFiles(sent, batch))) {
    writeFileSync(join(out, 'answers', name), text)
  }
  for (let look = 0; look < 3; look += 1) valueOf(await ask(core, 'exports', 'lookForAnswers', {}))
  const { refusals, answers } = valueOf(await ask(core, 'exports', 'answers', {}))
  if (answers.length < 5) throw new Error(`Answers that were read: ${answers.length}`)
  for (const { answer, position } of refusals) {
    await ask(core, 'exports', 'settleRefusal', { answer, position, how: 'settled-with-receiver' })
  }
}

async function correct(core: Core, [first = '', second = '']: readonly string[]): Promise<void> {
  const why = { reason: 'other', note: CANARY.note } as const
  const begun = valueOf(await ask(core, 'corrections', 'begin', { ...command(), id: first, ...why }))
  const entry = {
    ...begun.entry,
    lesions: begun.entry.lesions.map(one => ({ ...one, side: 'left' as const })),
  }
  valueOf(await ask(core, 'corrections', 'compare', { id: begun.id, entry }))
  const wish = { ...command(), id: begun.id, revision: begun.revision, entry }
  valueOf(await ask(core, 'sessions', 'complete', wish))
  valueOf(await ask(core, 'corrections', 'voidCharges', { ...command(), id: second, ...why }))
}

async function papers(core: Core, { out }: Folders, batch: string): Promise<void> {
  const folder = join(out, 'reports')
  const period = { from: '2026-11-01', through: '2026-11-30' }
  for (const kind of ['volume', 'findings'] as const) {
    valueOf(await ask(core, 'reports', 'run', { asking: randomUUID(), kind, ...period }))
    for (const format of ['csv', 'pdf'] as const) {
      valueOf(await ask(core, 'reports', 'save', { asking: randomUUID(), kind, ...period, format, folder }))
    }
  }
  valueOf(await ask(core, 'exports', 'printProof', { batch, folder }))
  const { seen } = valueOf(await ask(core, 'closing', 'day', { day: DAY }))
  const left = valueOf(await ask(core, 'closing', 'list', { day: DAY, list: 'open', offset: 0, limit: 500 }))
  const leftOpen = left.rows.flatMap(row =>
    row.open === null
      ? []
      : [
          {
            kind: row.open,
            id: row.sessionId ?? row.examId ?? '',
            reason: 'other' as const,
            note: CANARY.note,
          },
        ],
  )
  const signed = { signature: CANARY.physician, secondSignature: '' }
  const wish = { ...command(), day: DAY, seen, ...signed, leftOpen, folder }
  const { close } = valueOf(await ask(core, 'closing', 'close', wish))
  const again = { ...command(), id: close.id, reason: 'other', note: CANARY.note } as const
  valueOf(await ask(core, 'closing', 'reopen', again))
}

/** Somebody imports what are no code sets, and patients among them. */
async function codeSets(core: Core): Promise<void> {
  for (const [name, text] of Object.entries(CODE_SET_FILES)) {
    const bytes = Buffer.from(text, 'latin1')
    const { upload } = valueOf(
      await ask(core, 'reference', 'openUpload', {
        name: `${CANARY.familyName} ${name}`,
        bytes: bytes.length,
      }),
    )
    const piece = { upload, offset: 0, base64: bytes.toString('base64') }
    valueOf(await ask(core, 'reference', 'sendPiece', piece))
    valueOf(await ask(core, 'reference', 'startImport', { uploads: [upload], answers: [] }))
    await ended(core)
    valueOf(await ask(core, 'reference', 'dismissImport', {}))
  }
}

async function ended(core: Core): Promise<void> {
  for (;;) {
    const { kind } = valueOf(await ask(core, 'reference', 'importState', {}))
    if (kind !== 'running') return
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

async function keep(core: Core, { out }: Folders): Promise<readonly string[]> {
  const second = join(out, '..', 'second-folder')
  mkdirSync(second)
  const plan = { folder: '', secondFolder: second, when: 'daily', hours: 1, at: '18:30', keep: 5 } as const
  valueOf(await ask(core, 'backup', 'savePlan', plan))
  valueOf(await ask(core, 'backup', 'newRecoveryCode', {}))
  valueOf(await ask(core, 'backup', 'run', {}))
  const backups = valueOf(await ask(core, 'backup', 'list', {})).map(({ path }) => path)
  for (const path of backups) valueOf(await ask(core, 'backup', 'rehearse', { path }))
  valueOf(await ask(core, 'backup', 'changeKey', {}))
  valueOf(await ask(core, 'backup', 'witness', {}))
  return backups
}
