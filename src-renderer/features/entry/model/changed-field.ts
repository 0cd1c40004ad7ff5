import { fieldLabel } from './field-labels.ts'
import { lesionId } from '#shared/domain/session-entry.ts'

const STANDING_WORDS: Readonly<Record<string, string>> = {
  '': 'The whole entry',
  state: 'State',
  hold: 'Hold',
  holdNote: 'Words of the hold',
  exam: 'Expected exam',
  lines: 'Charge lines',
  late: 'Entered late',
  lateNote: 'Words of the late entry',
}

/**
 * A path of the audit as it is called at the desk: `patient.birthDate` is `Birth date`, `lesions.1.placement.guidance`
 * is `Lesion B, placement, guidance`.
 */
export function changedField(path: string): string {
  const known = STANDING_WORDS[path]
  if (known !== undefined) return known
  const [first = '', place, ...rest] = path.split('.')
  if (place === undefined || !/^\d+$/.test(place))
    return fieldLabel(path) || inWords([first, place ?? '', ...rest])
  const named = first === 'lesions' ? `lesions.${lesionId(Number(place))}` : `${first}.${place}`
  return [fieldLabel(named), ...rest.map(word)].filter(Boolean).join(', ')
}

function inWords(parts: readonly string[]): string {
  const words = parts.filter(Boolean).map(word).join(', ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `failedGuidance` is `failed guidance`. */
function word(part: string): string {
  return part.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
}
