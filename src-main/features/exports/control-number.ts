import { TRAINING_MARK } from '#main/features/settings/index.ts'
import type { ExportFormat } from '#shared/contract/exports.ts'

/**
 * Numbers that leave in files. Each is the workstation's three characters and a count from a stored sequence that is
 * never given out twice, so that no two workstations and no two exports share one. Widths: HL7 v2 FT1-2 holds 12
 * characters, FT1-3 10, MSH-10 20.
 */

/** Twelve characters, such as `K7M000000042`. */
export function lineNumber(workstation: string, count: number): string {
  return workstation + digits(count, 9)
}

/** Ten characters, such as `K7M0000007`. */
export function batchNumber(workstation: string, count: number): string {
  return workstation + digits(count, 7)
}

/** Such as `K7M-00012`. */
export function fileNumber(workstation: string, count: number): string {
  return `${workstation}-${digits(count, 5)}`
}

/**
 * Control number of a message: the batch and a running number in it, such as `K7M0000007-00001`. From the hundred
 * thousandth message of a batch on it is longer; MSH-10 holds up to nine digits of it.
 */
export function messageNumber(batch: string, position: number): string {
  return `${batch}-${digits(position, position > 99_999 ? 9 : 5)}`
}

/** Number of a file as it stands in its name: five digits. */
export function numberInName(count: number): string {
  return digits(count, 5)
}

export type FileNameParts = {
  readonly training: boolean
  readonly site: string
  readonly workstation: string
  readonly createdAt: string
  readonly count: number
  readonly format: ExportFormat
}

/**
 * `CHG_<SITE><WS>_<YYYYMMDD>_<NNNNN>.<ext>`: capitals, digits, `_` and `.` only, no patient data, under 64 characters.
 * From a log for training the site code has `TRAINING` before it.
 */
export function chargeFileName({
  training,
  site,
  workstation,
  createdAt,
  count,
  format,
}: FileNameParts): string {
  const sender = `${training ? TRAINING_MARK : ''}${site}${workstation}`
  return `CHG_${sender}_${createdAt.slice(0, 10).replaceAll('-', '')}_${digits(count, 5)}.${format}`
}

/** A number that no longer fits would repeat an old one when cut; that is a bug to be heard of. */
function digits(count: number, width: number): string {
  const text = String(count).padStart(width, '0')
  if (!Number.isSafeInteger(count) || count < 1 || text.length > width) {
    throw new Error(`The count ${count} does not fit a control number of ${width} digits`)
  }
  return text
}
