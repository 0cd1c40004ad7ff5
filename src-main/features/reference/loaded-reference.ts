import type { IsoDate } from '#shared/base/iso-date.ts'
import type { Dataset } from '#shared/domain/code-sets.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import type { CodingReference, TableName, TablesOnDate } from '#main/features/coding/index.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { dayOf } from './day.ts'
import { editionOn, isOutdated, type Edition } from './edition.ts'
import { editionTables, type EditionTables } from './edition-tables.ts'
import { loadedAnswers } from './loaded-answers.ts'

/** The dataset that holds a table, for each kind of claim. */
const DATASETS_OF = {
  ptp: { professional: 'ptp-practitioner', facility: 'ptp-outpatient' },
  mue: { professional: 'mue-practitioner', facility: 'mue-outpatient' },
  addOn: { professional: 'add-on', facility: 'add-on' },
  mpfs: { professional: 'mpfs', facility: 'mpfs' },
  icd10Cm: { professional: 'icd-10-cm', facility: 'icd-10-cm' },
  hcpcs: { professional: 'hcpcs', facility: 'hcpcs' },
} as const satisfies Record<TableName, Record<Claim, Dataset>>

/** Dates of service for which tables are kept ready: two years of days. */
const MOST_DATES = 800

/**
 * The coding reference over a loaded file. For each table the newest edition that begins on or before the date of
 * service answers; the built-in facts where none does.
 */
export function loadedReference(
  db: ReadableDb,
  { editions, builtIn }: { readonly editions: readonly Edition[]; readonly builtIn: CodingReference },
): Pick<CodingReference, 'on'> {
  const opened = new Map(editions.map(edition => [edition.id, editionTables(db, edition)]))
  const diagnosisEditions = [...opened.values()].filter(({ edition }) => edition.dataset === 'icd-10-cm')
  const tablesOn = (serviceDate: IsoDate, claim: Claim): TablesOnDate => {
    const find = (table: TableName): EditionTables | null => {
      const edition = editionOn(editions, { dataset: DATASETS_OF[table][claim], day: serviceDate })
      return edition === null ? null : (opened.get(edition.id) ?? null)
    }
    const chosen = {
      ptp: find('ptp'),
      mue: find('mue'),
      addOn: find('addOn'),
      mpfs: find('mpfs'),
      icd10Cm: find('icd10Cm'),
      hcpcs: find('hcpcs'),
    }
    const own = builtIn.on(serviceDate, claim)
    return {
      ...own,
      ...standings(chosen, { serviceDate, own }),
      ...loadedAnswers(chosen, { day: dayOf(serviceDate), diagnosisEditions, own }),
    }
  }
  return { on: byDate(tablesOn) }
}

/** The tables chosen for a date: null where nothing is loaded for it. */
export type Chosen = Readonly<Record<TableName, EditionTables | null>>

const TABLE_NAMES: readonly TableName[] = ['ptp', 'mue', 'addOn', 'mpfs', 'icd10Cm', 'hcpcs']

function standings(
  chosen: Chosen,
  { serviceDate, own }: { readonly serviceDate: IsoDate; readonly own: TablesOnDate },
): Pick<TablesOnDate, 'editions' | 'outdated' | 'absent' | 'incomplete'> {
  const loaded = TABLE_NAMES.flatMap(table => {
    const tables = chosen[table]
    return tables === null ? [] : [{ table, ...tables }]
  })
  return {
    editions: {
      ...own.editions,
      ...Object.fromEntries(loaded.map(({ table, edition }) => [table, edition.label])),
    },
    outdated: TABLE_NAMES.filter(table => {
      const tables = chosen[table]
      return tables === null ? own.outdated.includes(table) : isOutdated(tables.edition, serviceDate)
    }),
    absent: own.absent.filter(table => chosen[table] === null),
    incomplete: loaded.filter(({ isWhole }) => !isWhole).map(({ table }) => table),
  }
}

/** Sessions come day by day, and each date has its tables made once. */
function byDate(tablesOn: CodingReference['on']): CodingReference['on'] {
  const known = {
    professional: new Map<IsoDate, TablesOnDate>(),
    facility: new Map<IsoDate, TablesOnDate>(),
  } satisfies Record<Claim, Map<IsoDate, TablesOnDate>>
  return (serviceDate, claim) => {
    const tables = known[claim].get(serviceDate)
    if (tables) return tables
    const made = tablesOn(serviceDate, claim)
    if (known[claim].size >= MOST_DATES) known[claim].clear()
    known[claim].set(serviceDate, made)
    return made
  }
}
