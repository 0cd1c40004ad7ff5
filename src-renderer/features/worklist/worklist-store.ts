import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '#shared/contract/index.ts'
import type { ExamSummary, KnownAccession, WorklistStanding } from '#shared/contract/worklist.ts'
import type { NoChargeReason } from '#shared/domain/expected-exam.ts'
import { answered } from '../../ui/bridge.ts'
import { keepEqual } from '../../ui/keep-equal.ts'

export type WorklistView = {
  readonly standing: WorklistStanding
  /** What is missing up to today; read while its page is shown. */
  readonly missing: readonly ExamSummary[]
  /** The exams of each accession number, for scans. */
  readonly accessions: ReadonlyMap<string, readonly KnownAccession[]>
  readonly failure: string | null
}

/** An exam as it was last seen. */
export type KnownExam = Pick<ExamSummary, 'id' | 'revision'>

export type WorklistStore = {
  readonly view: StoreApi<WorklistView>
  /** Reads anew what is missing and, where exams came in, the numbers that a scan is compared with. */
  readonly refresh: () => Promise<void>
  /** Exams came in through this window: their numbers are read with the next refresh. */
  readonly examsCameIn: () => void
  readonly openMissing: () => Promise<void>
  /** Says why an exam is not charged; true when it is written. */
  readonly markNoCharge: (exam: KnownExam, reason: NoChargeReason, note: string) => Promise<boolean>
  readonly expectAgain: (exam: KnownExam) => Promise<boolean>
}

const NOTHING: WorklistView = {
  standing: { missingToday: 0, missingEarlier: 0, changes: 0, folderProblem: '' },
  missing: [],
  accessions: new Map(),
  failure: null,
}

export type WorklistDeps = {
  readonly bridge: Bridge
  readonly newCommandId: () => string
  /** The list of expected exams changed: what shows it is out of date. */
  readonly onChanged: () => void
}

/** What is expected and what is missing, for every part of the window. */
export function createWorklistStore({ bridge, newCommandId, onChanged }: WorklistDeps): WorklistStore {
  const { worklist } = bridge
  const view = createStore<WorklistView>(() => NOTHING)

  /** The numbers are many and change only when exams come in. */
  let numbersKnown = false

  async function refresh(): Promise<void> {
    const standing = await answered(worklist.standing({}))
    const isNew = standing.ok && standing.value.changes !== view.getState().standing.changes
    if (standing.ok) view.setState({ standing: keepEqual(view.getState().standing, standing.value) })
    // A window that has just opened is drawn first: many numbers take a while.
    if (view.getState().accessions.size === 0 && !numbersKnown) setTimeout(() => void readNumbers())
    else if (isNew || !numbersKnown) await readNumbers()
    if (isNew) onChanged()
  }

  async function readNumbers(): Promise<void> {
    numbersKnown = true
    const accessions = await answered(worklist.listAccessions({}))
    if (accessions.ok) view.setState({ accessions: byNumber(accessions.value) })
    else numbersKnown = false
  }

  async function openMissing(): Promise<void> {
    const answer = await answered(worklist.listMissing({}))
    view.setState(
      answer.ok
        ? { missing: keepEqual(view.getState().missing, answer.value), failure: null }
        : { failure: answer.error.message },
    )
  }

  async function change(ask: () => ReturnType<Bridge['worklist']['markNoCharge']>): Promise<boolean> {
    const answer = await answered(ask())
    view.setState({ failure: answer.ok ? null : answer.error.message })
    onChanged()
    await refresh()
    return answer.ok
  }

  return {
    view,
    refresh,
    examsCameIn: () => {
      numbersKnown = false
    },
    openMissing,
    markNoCharge: ({ id, revision }, reason, note) => {
      const commandId = newCommandId()
      return change(() => worklist.markNoCharge({ commandId, id, revision, reason, note }))
    },
    expectAgain: ({ id, revision }) => {
      const commandId = newCommandId()
      return change(() => worklist.expectAgain({ commandId, id, revision }))
    },
  }
}

function byNumber(known: readonly KnownAccession[]): WorklistView['accessions'] {
  const map = new Map<string, readonly KnownAccession[]>()
  for (const one of known) map.set(one.accession, [...(map.get(one.accession) ?? []), one])
  return map
}
