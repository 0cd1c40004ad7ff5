import type { InterfaceSheet } from '#shared/contract/interface-sheet.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import { FIRST_DESTINATION, ledgerOf } from './destinations/ad-hoc-sheet.ts'
import { receiverOf } from './destinations/first-interchange.ts'
import { fileNameOf, type FileNameFacts } from './destinations/file-name.ts'
import { sheetText } from './destinations/sheet-hash.ts'
import { claimsOf, formatOfSheet, partnersOf, type Partners } from './destinations/sheet-format.ts'
import type { FileFormat } from './file-format.ts'

/**
 * The ledger of the first destination and of files that are written into a folder of the moment. What left there leaves
 * nowhere again, and what left elsewhere does not leave there.
 */
export const AD_HOC = FIRST_DESTINATION

/** Where charges go and how: what the release side needs to know of an interface sheet. */
export type Target = {
  /** Names the ledger. */
  readonly id: string
  readonly claims: readonly Claim[]
  readonly kind: FileFormat['kind']
  /** The format of one file; `interchange` is its ISA13 and GS06, for an 837. */
  readonly formatOf: (interchange: number | null) => FileFormat
  readonly nameOf: (facts: FileNameFacts) => string
  readonly partnersOf: (settings: Settings) => Partners
  /** Whose count of interchanges it is: sender and receiver of an 837, over all destinations; null otherwise. */
  readonly receiver: string | null
  /** Absolute path. */
  readonly folder: string
  /** Where files lie until they get their names; on the same volume. */
  readonly aside: string
  /** A batch waits here while its folder cannot be written; otherwise it is undone. */
  readonly keepsTrying: boolean
  /** What left elsewhere before this instant does not leave here; empty where the ledger alone tells. */
  readonly since: string
  /** The sheet as text, kept with each batch. */
  readonly sheet: string
}

export type TargetPlace = {
  readonly folder: string
  readonly keepsTrying: boolean
  readonly since: string
}

export function targetOf(sheet: InterfaceSheet, { folder, keepsTrying, since }: TargetPlace): Target {
  const { format, delivery } = sheet
  return {
    id: ledgerOf(sheet),
    claims: claimsOf(sheet),
    kind: format.kind,
    formatOf: interchange => {
      const number = interchange ?? 1
      return formatOfSheet(sheet, { interchange: number, group: number })
    },
    nameOf: facts => fileNameOf(sheet, facts),
    partnersOf: settings => partnersOf(sheet, settings),
    receiver: receiverOf(sheet),
    folder,
    aside: delivery.tempFolder ?? folder,
    keepsTrying,
    since,
    sheet: sheetText(sheet),
  }
}
