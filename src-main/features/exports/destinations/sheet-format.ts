import { assertNever } from '#shared/base/assert-never.ts'
import type { InterfaceSheet } from '#shared/contract/interface-sheet.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { X12Options } from '#shared/contract/x12-options.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import { CLAIMS } from '#shared/domain/vocabulary.ts'
import type { ChargeFile } from '../charge-record.ts'
import type { FileFormat } from '../file-format.ts'

export type ControlNumbers = X12Options['control']

/**
 * The format that a sheet describes, for the writer and the readers. `control` gives ISA13 and GS06 of an 837, from a
 * count that is kept for its receiver; other formats have no use for it.
 */
export function formatOfSheet({ format, mode }: InterfaceSheet, control: ControlNumbers): FileFormat {
  const letter = mode === 'production' ? 'P' : 'T'
  switch (format.kind) {
    case 'csv':
      return { kind: 'csv' }
    case 'hl7': {
      const {
        kind,
        version,
        sendingApplication: _application,
        sendingFacility: _facility,
        receivingApplication: _receiver,
        receivingFacility: _place,
        ...options
      } = format
      return { kind, version, options: { ...options, processing: letter } }
    }
    case 'columns': {
      const { kind, ...options } = format
      return { kind, options }
    }
    case 'x12': {
      const { kind, firstInterchange: _first, ...options } = format
      return { kind, options: { ...options, usage: letter, control } }
    }
    case 'fhir': {
      const { kind, ...options } = format
      return { kind, options }
    }
    default:
      return assertNever(format)
  }
}

/** Who sends to whom, as a file of this sheet says it. */
export type Partners = Pick<
  ChargeFile,
  'sendingApplication' | 'sendingFacility' | 'receivingApplication' | 'receivingFacility'
>

/** What the sheet leaves open is as in the settings; a department that named no facility is known by its site code. */
export function partnersOf(
  { format }: InterfaceSheet,
  settings: Pick<Settings, 'site' | 'sendingFacility' | 'receivingApplication' | 'receivingFacility'>,
): Partners {
  const own = format.kind === 'hl7' ? format : null
  return {
    sendingApplication: own?.sendingApplication ?? 'CHARGEMARK',
    sendingFacility: own?.sendingFacility ?? (settings.sendingFacility.trim() || settings.site),
    receivingApplication: own?.receivingApplication ?? settings.receivingApplication,
    receivingFacility: own?.receivingFacility ?? settings.receivingFacility,
  }
}

/** The kinds of claim that a destination takes. */
export function claimsOf({ claims }: Pick<InterfaceSheet, 'claims'>): readonly Claim[] {
  return claims === 'both' ? CLAIMS : [claims]
}
