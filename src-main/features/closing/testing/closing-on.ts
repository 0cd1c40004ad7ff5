import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from '#shared/base/result.ts'
import { failure } from '#shared/contract/failure.ts'
import type { ClosedDay, DayStanding } from '#shared/contract/closing.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { createAudit } from '#main/features/audit/index.ts'
import { builtInReference, PAYER_PROFILES } from '#main/features/coding/index.ts'
import { createExportsService, type ExportsService } from '#main/features/exports/index.ts'
import { createSettingsService, type SettingsService } from '#main/features/settings/index.ts'
import {
  createDimseWorklist,
  createWorklistService,
  type WorklistService,
} from '#main/features/worklist/index.ts'
import { noFolderChooser } from '#main/ports/folder-chooser.ts'
import { systemIds } from '#main/ports/ids.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { done } from '#main/testing/session-steps.ts'
import { sessionsOn, type SessionsOn } from '#main/testing/sessions-on.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import type { PricesOn } from '../amounts.ts'
import type { CloseInput } from '../close-day.ts'
import type { Signers, Signing } from '../signatures.ts'
import { createClosingService, type ClosingService } from '../index.ts'

type Wish = CloseInput & Signing

export type ClosingOn = SessionsOn & {
  readonly closing: ClosingService
  readonly exports: ExportsService
  readonly settings: SettingsService
  readonly worklist: WorklistService
  /** Where sheets go. */
  readonly folder: string
  readonly standing: (day?: string) => Promise<DayStanding>
  /** The wish to close a day as it stands now. */
  readonly wish: (parts?: Partial<Wish>) => Promise<Wish>
  readonly close: (parts?: Partial<Wish>) => Promise<ClosedDay>
  /** A session of a day from its start, complete. */
  readonly enter: (entry: SessionEntry) => Promise<void>
  /** Expected exams as a list brings them in: accession number and time. */
  readonly expect: (...exams: readonly (readonly [accession: string, time: string])[]) => Promise<void>
}

export const DAY = '2026-11-20'

/** A log without people: names are typed. */
const NOBODY: Signers = {
  hasPeople: () => false,
  asking: () => null,
  confirm: async () => fail(failure('person-unknown')),
}

/** Everything that a close touches, real in every part, over one database in memory and a folder of its own. */
export function closingOn(prices: PricesOn = () => null): ClosingOn {
  const world = sessionsOn()
  const { db, clock, sessions } = world
  const audit = createAudit({ clock, operator: { name: () => 'test-desk' } })
  const payers = PAYER_PROFILES.map(({ id }) => id)
  const settings = createSettingsService({ db, audit, ids: systemIds, payers })
  const shared = { db, clock, ids: systemIds, files: nodeFiles, audit }
  const exports = createExportsService({
    ...shared,
    folderChooser: noFolderChooser,
    settings,
    reference: builtInReference(),
    payers,
  })
  const worklist = createWorklistService({
    ...shared,
    settings: settings.read,
    modalityWorklist: createDimseWorklist(),
    pause: async () => undefined,
  })
  const closing = createClosingService({
    ...shared,
    settings,
    version: '0.0.0',
    placeFile: exports.place,
    signers: NOBODY,
    prices,
  })
  const folder = tempFolder()
  const standing = async (day = DAY) => done(closing.day({ day }))
  const wish = async (parts: Partial<Wish> = {}) => ({
    commandId: randomUUID(),
    day: DAY,
    seen: (await standing(parts.day)).seen,
    signature: 'Test Supervisor',
    secondSignature: '',
    secret: '',
    secondSecret: '',
    leftOpen: [],
    folder,
    ...parts,
  })
  return {
    ...world,
    closing,
    exports,
    settings,
    worklist,
    folder,
    standing,
    wish,
    close: async parts => done(closing.close(await wish(parts))),
    enter: async entry => {
      const { id, revision } = await done(
        sessions.start({ commandId: randomUUID(), performedOn: entry.performedOn }),
      )
      await done(sessions.complete({ commandId: randomUUID(), id, revision, entry }))
    },
    expect: (...exams) => bringIn(worklist, exams),
  }
}

const HEAD = 'Accession,MRN,Patient,DOB,Sex,Date,Time,Procedure'

async function bringIn(
  worklist: WorklistService,
  exams: readonly (readonly [accession: string, time: string])[],
): Promise<void> {
  const rows = exams.map(([accession, time]) => {
    const mrn = accession === 'TEST-A-1' ? 'TEST0001' : `TEST${accession.replace(/\W/g, '')}`
    return `${accession},${mrn},"TESTPATIENT, Synthetic",1971-02-03,F,${DAY},${time},Wire`
  })
  const path = join(tempFolder(), 'list.csv')
  writeFileSync(path, `${[HEAD, ...rows].join('\n')}\n`)
  const outcome = await done(worklist.importFile({ id: randomUUID(), path }))
  if (outcome.refused > 0) throw new Error(`${outcome.refused} exams were refused`)
}
