import facts from '#resources/reference/breast-localization.json' with { type: 'json' }
import type { RowBatch } from '../formats/rows.ts'
import type { PlainFile } from './plain-formats.ts'
import { addOns, fees, limits, pairs, wholeFile } from './rows-of.ts'

/** The facts that the program carries itself, as files that can be loaded. */
export function builtInFiles(): Readonly<Record<string, PlainFile>> {
  const { ptp, mue, addOn, mpfs } = facts.editions
  return {
    'ptp-practitioner': wholeFile('ptp-practitioner', ptp.from, pairRows(2)),
    'ptp-outpatient': wholeFile('ptp-outpatient', ptp.from, pairRows(3)),
    'mue-practitioner': wholeFile('mue-practitioner', mue.from, limitRows('practitioner')),
    'mue-outpatient': wholeFile('mue-outpatient', mue.from, limitRows('outpatient')),
    'add-on': wholeFile('add-on', addOn.from, addOnRows()),
    mpfs: wholeFile('mpfs', mpfs.from, feeRows()),
  }
}

function pairRows(indicatorColumn: 2 | 3): RowBatch {
  const rows = facts.ptp.flatMap(row => {
    const indicator = row[indicatorColumn]
    if (indicator !== 0 && indicator !== 1 && indicator !== 9) return []
    return [{ column1: String(row[0]), column2: String(row[1]), indicator } as const]
  })
  return pairs(...rows)
}

function limitRows(setting: 'practitioner' | 'outpatient'): RowBatch {
  const rows = Object.entries(facts.mue).map(([code, limit]) => {
    const { units, mai } = limit[setting]
    return [code, units, mai === 1 ? 1 : mai === 2 ? 2 : 3] as const
  })
  return limits(...rows)
}

function addOnRows(): RowBatch {
  const rows = Object.entries(facts.addOn).flatMap(([addOn, primaries]) =>
    primaries.map(primary => ({ addOn, primary })),
  )
  return addOns(...rows)
}

function feeRows(): RowBatch {
  const column = (name: string) => facts.mpfsColumns.indexOf(name)
  const rows = facts.mpfs.map(row => ({
    code: String(row[column('code')]),
    modifier: String(row[column('modifier')]),
    pcTc: Number(row[column('pcTc')]),
    bilateral: Number(row[column('bilateral')]),
  }))
  return fees(...rows)
}
