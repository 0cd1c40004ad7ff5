import { createHash } from 'node:crypto'
import type { InterfaceSheet } from '#shared/contract/interface-sheet.ts'
import { canonicalJson } from '#main/features/audit/index.ts'

/** A sheet as text in which equal sheets are equal, whatever the order of their fields. */
export function sheetText(sheet: InterfaceSheet): string {
  return canonicalJson(sheet)
}

/** SHA-256 of that text: which sheet a batch was written by. */
export function sheetHash(sheet: InterfaceSheet): string {
  return createHash('sha256').update(sheetText(sheet), 'utf8').digest('hex')
}
