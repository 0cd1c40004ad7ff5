import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure } from '#shared/contract/failure.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { ManagedSetting, Policy } from '#shared/contract/policy.ts'
import { settingsSchema, type OwnSettings, type Settings } from '#shared/contract/settings.ts'
import { changedFields, type Audit } from '#main/features/audit/index.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'
import type { Ids } from '#main/ports/ids.ts'
import { DEFAULT_SETTINGS, WORKSTATION_ALPHABET } from './defaults.ts'
import { hasSessions, listSettings, putSetting } from './queries.ts'

/** What the names of charge files from a log for training begin with. */
export const TRAINING_MARK = 'TRAINING'

export type SettingsService = {
  readonly read: () => Settings
  readonly save: (settings: OwnSettings) => Result<Settings, Failure>
  /** The settings that the policy of this workstation decides. */
  readonly managed: () => readonly ManagedSetting[]
  /** Makes this a log for training, for good; false where it holds real sessions already. */
  readonly beginTraining: () => boolean
}

type Dependencies = {
  readonly db: WritableDb
  readonly audit: Audit
  readonly ids: Ids
  /** Ids of the payer profiles that the coding rules know. */
  readonly payers: readonly string[]
  /** Settings that hold whatever was saved; none where nothing was decided. */
  readonly decided?: Policy['settings']
}

/** The department's settings. Draws the workstation's code if the data folder has none yet. */
export function createSettingsService({
  db,
  audit,
  ids,
  payers,
  decided = {},
}: Dependencies): SettingsService {
  ensureWorkstation(db, audit, ids)
  const managed = Object.keys(decided) as readonly ManagedSetting[]
  const read = () => readSettings(db, decided)
  return {
    read,
    managed: () => managed,
    save: settings => {
      if (!payers.includes(settings.payer)) return fail(failure('input-invalid', 'payer'))
      // The file names of a live log may not look like those of training.
      if (settings.site.startsWith(TRAINING_MARK)) return fail(failure('input-invalid', 'site'))
      const now = read()
      const [kept] = managed.filter(name => JSON.stringify(settings[name]) !== JSON.stringify(now[name]))
      if (kept !== undefined) return fail(failure('setting-managed', kept))
      db.transaction(() => saveSettings(db, audit, withoutManaged(settings, managed)))
      return ok(read())
    },
    beginTraining: () => db.transaction(() => beginTraining(db, audit)),
  }
}

/** The settings in force: what was decided over what was saved over the defaults. */
function readSettings(db: ReadableDb, decided: Policy['settings'] = {}): Settings {
  // Other features keep notes of their own beside the settings.
  const own = listSettings(db).filter(({ name }) => Object.hasOwn(settingsSchema.shape, name))
  const saved = own.map(({ name, value }) => [name, JSON.parse(value)])
  return settingsSchema.parse({ ...DEFAULT_SETTINGS, ...Object.fromEntries(saved), ...decided })
}

/** What the policy decides is not saved: without the policy the department's own value is there again. */
function withoutManaged(settings: OwnSettings, managed: readonly ManagedSetting[]): Partial<OwnSettings> {
  const names: readonly string[] = managed
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !names.includes(name)))
}

function saveSettings(db: WritableDb, audit: Audit, settings: Partial<OwnSettings>): void {
  const before = readSettings(db)
  const changes = changedFields(before, { ...before, ...settings })
  const changed = new Set(changes.map(({ path }) => path.split('.')[0]))
  for (const [name, value] of Object.entries(settings)) {
    if (changed.has(name)) putSetting(db, name, JSON.stringify(value))
  }
  if (changes.length > 0) audit.record(db, { action: 'settings-saved', sessionId: null, changes })
}

function beginTraining(db: WritableDb, audit: Audit): boolean {
  if (readSettings(db).training) return true
  if (hasSessions(db)) return false
  putSetting(db, 'training', 'true')
  const changes = [{ path: 'training', from: false, to: true }]
  audit.record(db, { action: 'training-begun', sessionId: null, changes })
  return true
}

function ensureWorkstation(db: WritableDb, audit: Audit, ids: Ids): void {
  if (listSettings(db).some(setting => setting.name === 'workstation')) return
  const code = ids.code(WORKSTATION_ALPHABET, 3)
  db.transaction(() => {
    putSetting(db, 'workstation', JSON.stringify(code))
    const changes = [{ path: 'workstation', from: null, to: code }]
    audit.record(db, { action: 'workstation-named', sessionId: null, changes })
  })
}
