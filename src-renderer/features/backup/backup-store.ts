import { createStore, type StoreApi } from 'zustand/vanilla'
import type { BackupPlan, BackupStanding, BackupVerdict, ListedBackup } from '#shared/contract/backup.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'
import type { Result } from '#shared/base/result.ts'
import { answered } from '../../ui/bridge.ts'

export type BackupWork = 'backup' | 'check' | 'compare' | 'rehearse' | 'key' | 'witness'

export type BackupView = {
  readonly standing: BackupStanding | null
  readonly list: readonly ListedBackup[]
  /** The plan as it is being changed; null before it was read. */
  readonly plan: BackupPlan | null
  /** What this window waits for. */
  readonly working: BackupWork | null
  /** What the newest backup or check showed. */
  readonly verdict: BackupVerdict | null
  /** What looking at a backup showed, by its path. */
  readonly shown: Readonly<Record<string, BackupVerdict>>
  /** A recovery code that was just made; it is shown this once. */
  readonly code: string | null
  readonly message: string | null
  readonly failure: string | null
}

export type BackupStore = {
  readonly view: StoreApi<BackupView>
  /** Reads how safe the log is; called from time to time. */
  readonly refresh: () => Promise<void>
  /** Reads everything the page shows. */
  readonly open: () => Promise<void>
  /** Forgets what is shown once. */
  readonly close: () => void
  readonly backUp: () => Promise<void>
  readonly check: () => Promise<void>
  readonly readWithoutKey: () => Promise<void>
  readonly compare: (path: string) => Promise<void>
  readonly rehearse: (path: string) => Promise<void>
  readonly setPlan: (change: Partial<BackupPlan>) => void
  readonly savePlan: () => Promise<void>
  readonly chooseFolder: (field: 'folder' | 'secondFolder') => Promise<void>
  readonly makeCode: () => Promise<void>
  /** Gives the log a new key; the new recovery code is shown once. */
  readonly changeKey: () => Promise<void>
  /** Closes the log so that a backup can take its place; true when the window has to start anew. */
  readonly leaveForRestore: () => Promise<boolean>
}

type View = StoreApi<BackupView>

/** How safe the log is, and what can be done for it. */
export function createBackupStore(bridge: Bridge): BackupStore {
  const view = createStore<BackupView>(() => ({
    standing: null,
    list: [],
    plan: null,
    working: null,
    verdict: null,
    shown: {},
    code: null,
    message: null,
    failure: null,
  }))
  const { backup } = bridge
  const refresh = () => readStanding(bridge, view)
  const read = async () => {
    await refresh()
    const list = await answered(backup.list({}))
    if (list.ok) view.setState({ list: list.value })
    else view.setState({ failure: list.error.message })
  }
  const whole = async (working: BackupWork, ask: () => Promise<Result<BackupVerdict, Failure>>) => {
    const verdict = await work(view, working, ask)
    if (verdict !== null) view.setState({ verdict })
    await read()
  }
  const single = async (
    path: string,
    working: BackupWork,
    ask: () => Promise<Result<BackupVerdict, Failure>>,
  ) => {
    const verdict = await work(view, working, ask)
    if (verdict !== null) view.setState(({ shown }) => ({ shown: { ...shown, [path]: verdict } }))
  }
  return {
    view,
    refresh,
    open: async () => {
      view.setState({ verdict: null, shown: {}, code: null, message: null, failure: null, plan: null })
      await read()
      view.setState(({ standing }) => ({ plan: standing?.plan ?? null }))
    },
    close: () => view.setState({ code: null }),
    backUp: () => whole('backup', () => backup.run({})),
    check: () => whole('check', () => backup.check({})),
    readWithoutKey: () => whole('witness', () => backup.witness({})),
    compare: path => single(path, 'compare', () => backup.compare({ path })),
    rehearse: path => single(path, 'rehearse', () => backup.rehearse({ path })),
    setPlan: change =>
      view.setState(({ plan }) => (plan === null ? {} : { plan: { ...plan, ...change }, message: null })),
    savePlan: () => savePlan(bridge, view),
    chooseFolder: async field => {
      const folder = await answered(backup.chooseFolder({}))
      if (!folder.ok) return view.setState({ message: folder.error.message })
      const { plan } = view.getState()
      if (folder.value !== null && plan !== null) view.setState({ plan: { ...plan, [field]: folder.value } })
    },
    changeKey: () => changeKey(bridge, view, read),
    leaveForRestore: async () => {
      const left = await answered(backup.leaveForRestore({}))
      if (!left.ok) view.setState({ failure: left.error.message })
      return left.ok
    },
    makeCode: async () => {
      const made = await answered(backup.newRecoveryCode({}))
      if (!made.ok) return view.setState({ failure: made.error.message })
      view.setState({ code: made.value.code, failure: null })
      await refresh()
    },
  }
}

/** How often a page asks how far a piece of work is. */
const LOOK_MS = 400

async function changeKey(bridge: Bridge, view: View, read: () => Promise<void>): Promise<void> {
  const { backup } = bridge
  if (view.getState().working !== null) return
  view.setState({ working: 'key', failure: null, verdict: null, code: null })
  const changing = answered(backup.changeKey({}))
  const look = () => void readStanding(bridge, view)
  look()
  const looking = setInterval(look, LOOK_MS)
  const changed = await changing
  clearInterval(looking)
  view.setState({ working: null })
  if (!changed.ok) view.setState({ failure: changed.error.message })
  else if (changed.value.kind === 'refused') view.setState({ failure: changed.value.sentence })
  else {
    const verdict = { good: true, sentence: 'The log has a new key, and a new recovery code.' }
    view.setState({ code: changed.value.code, verdict })
  }
  await read()
}

async function readStanding({ backup }: Bridge, view: View): Promise<void> {
  const standing = await answered(backup.standing({}))
  if (standing.ok) view.setState({ standing: standing.value })
}

/** One piece of work at a time; null when it was refused, which the page then says. */
async function work(
  view: View,
  working: BackupWork,
  ask: () => Promise<Result<BackupVerdict, Failure>>,
): Promise<BackupVerdict | null> {
  if (view.getState().working !== null) return null
  view.setState({ working, failure: null, verdict: null })
  const verdict = await answered(ask())
  view.setState({ working: null })
  if (verdict.ok) return verdict.value
  view.setState({ failure: verdict.error.message })
  return null
}

async function savePlan({ backup }: Bridge, view: View): Promise<void> {
  const { plan } = view.getState()
  if (plan === null) return
  const problem = planProblem(plan)
  if (problem !== null) return view.setState({ message: problem })
  const saved = await answered(backup.savePlan(plan))
  if (!saved.ok) return view.setState({ message: saved.error.message })
  view.setState({
    standing: saved.value,
    plan: saved.value.plan,
    message: 'Saved. The next backup goes by it.',
  })
}

/** Why a plan cannot be taken; the core refuses the same. */
export function planProblem({ when, hours, at, keep }: BackupPlan): string | null {
  if (when === 'hours' && !(Number.isInteger(hours) && hours >= 1 && hours <= 168)) {
    return 'Not saved: the hours are a whole number from 1 to 168.'
  }
  if (when === 'daily' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) {
    return 'Not saved: the time of day is missing.'
  }
  if (!(Number.isInteger(keep) && keep >= 2 && keep <= 365)) {
    return 'Not saved: 2 to 365 backups are kept.'
  }
  return null
}
