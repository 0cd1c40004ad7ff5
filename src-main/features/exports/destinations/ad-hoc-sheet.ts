import { DEFAULT_HL7_OPTIONS } from '#shared/contract/hl7-options.ts'
import { AD_HOC_IDS, type InterfaceSheet, type SheetFormat } from '#shared/contract/interface-sheet.ts'
import type { ReleasedFormat } from '../file-format.ts'

/** Id of the destination that a log begins with. What is exported by `--format` shares its ledger. */
export const FIRST_DESTINATION = 'default'

/**
 * Whose ledger a destination's lines are counted in: its own. What leaves by `--format csv` or `--format hl7` went into
 * one ledger before there were destinations, and still does, so that no line leaves a second time by the other format.
 */
export function ledgerOf({ id }: InterfaceSheet): string {
  return AD_HOC_IDS.includes(id) ? FIRST_DESTINATION : id
}

/** The sheet of an export by format alone: as the settings say, under the names that files always had. */
export function adHocSheet(format: ReleasedFormat): InterfaceSheet {
  return sheetOf(format.kind, format.kind === 'csv' ? 'CSV file' : 'HL7 v2 batch', format)
}

/** The sheet of the first destination, which does what exports did before there were any. */
export function firstSheet(format: ReleasedFormat): InterfaceSheet {
  return sheetOf(FIRST_DESTINATION, 'Billing', format)
}

function sheetOf(id: string, name: string, format: ReleasedFormat): InterfaceSheet {
  return {
    sheet: 1,
    id,
    name,
    mode: 'production',
    claims: 'both',
    delivery: {
      folder: null,
      tempFolder: null,
      fileName: `CHG_{site}{workstation}_{date}_{number}.${format.kind}`,
      answerFolders: [],
      schedule: { kind: 'by-hand' },
    },
    format: sectionOf(format),
  }
}

function sectionOf(format: ReleasedFormat): SheetFormat {
  if (format.kind === 'csv') return { kind: 'csv' }
  const { processing: _, ...options } = format.options ?? DEFAULT_HL7_OPTIONS
  return {
    kind: 'hl7',
    version: format.version,
    sendingApplication: 'CHARGEMARK',
    sendingFacility: null,
    receivingApplication: null,
    receivingFacility: null,
    ...options,
  }
}
