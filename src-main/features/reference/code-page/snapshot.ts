import type { ReadableDb } from '#main/db/handles.ts'
import { findDiagnosis, findHcpcs } from '../code-standing-queries.ts'
import { dateOf, dayOf } from '../day.ts'
import type { Edition } from '../edition.ts'
import { findLimit, findPayment, listAddOnRelations, listFees } from '../facts/facts-queries.ts'
import { listPairIndicators } from '../facts/pair-queries.ts'
import { dollars } from './money.ts'

/** What an edition says of a code: named values, comparable with those of another edition. Empty: it has no row. */
export type Snapshot = ReadonlyMap<string, string>

type Values = readonly (readonly [name: string, value: string])[]

export function snapshotOf(db: ReadableDb, edition: Edition, plain: string): Snapshot {
  return new Map(valuesOf(db, edition, plain))
}

function valuesOf(db: ReadableDb, edition: Edition, plain: string): Values {
  const { id, dataset } = edition
  const day = dayOf(edition.from)
  switch (dataset) {
    case 'ptp-practitioner':
    case 'ptp-outpatient':
      return listPairIndicators(db, id, { code: plain, day }).map(({ column1, column2, indicator }) => [
        `pair ${column1}/${column2}`,
        String(indicator),
      ])
    case 'mue-practitioner':
    case 'mue-outpatient':
    case 'mue-dme': {
      const limit = findLimit(db, id, plain)
      return limit === null
        ? []
        : [
            ['units', String(limit.units)],
            ['MAI', String(limit.mai)],
          ]
    }
    case 'add-on':
      return listAddOnRelations(db, id, { code: plain, day }).map(({ addOn, primary, type }) => [
        `${addOn} added to ${primary ?? 'what the contractor defines'}`,
        `type ${type}`,
      ])
    case 'mpfs':
      return feeValues(db, id, plain)
    case 'opps':
      return paymentValues(db, id, plain)
    case 'icd-10-cm': {
      const row = findDiagnosis(db, id, plain)
      return row
        ? [
            ['text', row.text],
            ['use', row.billable === 1 ? 'to bill' : 'heading'],
          ]
        : []
    }
    case 'hcpcs':
      return hcpcsValues(db, id, plain)
    case 'cpt-text':
    case 'charge-master':
      return []
  }
}

function feeValues(db: ReadableDb, id: number, plain: string): Values {
  return listFees(db, id, plain).flatMap((fee): Values => {
    const marked = fee.modifier === '' ? '' : ` with ${fee.modifier}`
    return [
      [`status${marked}`, fee.status],
      [`PC/TC indicator${marked}`, String(fee.pcTc)],
      [`bilateral indicator${marked}`, String(fee.bilateral)],
      [`multiple procedure indicator${marked}`, String(fee.multipleProcedure)],
      [`global days${marked}`, fee.globalDays],
      [`facility RVU${marked}`, String(fee.facilityTotalRvu)],
      [`non-facility RVU${marked}`, String(fee.nonFacilityTotalRvu)],
      [`conversion factor${marked}`, String(fee.conversionFactor)],
    ]
  })
}

function paymentValues(db: ReadableDb, id: number, plain: string): Values {
  const payment = findPayment(db, id, plain)
  if (payment === null) return []
  return [
    ['payment status', payment.statusIndicator],
    ['APC', payment.apc ?? 'none'],
    ['rate', payment.rateCents === null ? 'none' : dollars(payment.rateCents)],
  ]
}

function hcpcsValues(db: ReadableDb, id: number, plain: string): Values {
  const row = findHcpcs(db, id, plain)
  if (!row) return []
  return [
    ['text', row.text],
    ['last day', row.terminated === null ? 'none' : dateOf(row.terminated)],
  ]
}
