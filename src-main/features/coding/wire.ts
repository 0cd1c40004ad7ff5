import { parseIsoDate, type IsoDate } from '#shared/base/iso-date.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type {
  Biopsy,
  CodingLesion,
  CodingSession,
  EnteredLine,
  Excision,
  Placement,
  SessionDiagnosis,
  Supply,
} from '#shared/domain/coding-session.ts'
import {
  BIOPSY_GUIDANCES,
  BIOPSY_METHODS,
  CLAIMS,
  DEVICE_TYPES,
  DOCUMENTS,
  FAILED_GUIDANCES,
  GUIDANCES,
  MAMMOGRAM_SIDES,
  OUTCOMES,
  SIDES,
  STEPS,
  STRUCTURES,
  type Claim,
} from '#shared/domain/vocabulary.ts'
import { PAYER_PROFILES } from './payer-profiles.ts'
import {
  join,
  NotASession,
  readChoice,
  readChoiceOr,
  readFields,
  readFlagOr,
  readList,
  readNumberOr,
  readText,
  type WireError,
} from './wire-fields.ts'

export type { WireError } from './wire-fields.ts'

const SESSION_FIELDS = new Set([
  'id',
  'serviceDate',
  'claim',
  'placeOfService',
  'payer',
  'lesions',
  'mammogram',
  'specimenRadiographs',
  'excisions',
  'supplies',
  'entered',
  'diagnoses',
  'documentation',
])
const LESION_FIELDS = new Set(['id', 'side', 'structure', 'placement', 'biopsy'])
const PLACEMENT_FIELDS = new Set(['guidance', 'outcome', 'step', 'failedGuidance', 'replaced', 'devices'])
const DEVICE_FIELDS = new Set(['type', 'count'])
const BIOPSY_FIELDS = new Set(['guidance', 'method'])
const MAMMOGRAM_FIELDS = new Set(['side', 'sameUnitAsGuidance'])
const EXCISION_FIELDS = new Set(['code', 'side', 'units'])
const SUPPLY_FIELDS = new Set(['code', 'units'])
const ENTERED_FIELDS = new Set(['code', 'units', 'modifiers'])
const DIAGNOSIS_FIELDS = new Set(['code', 'lesions'])
const DOCUMENT_FIELDS: ReadonlySet<string> = new Set(DOCUMENTS)

const CODE = { pattern: /^(?:\d{4}[0-9A-Z]|[A-Z]\d{4})$/, words: 'a code of five characters, such as 19301' }
const EXCISION_CODE = {
  pattern: /^\d{4}[0-9A-Z]$/,
  words: 'a procedure code of five characters, such as 19301',
}
const SUPPLY_CODE = { pattern: /^[A-Z]\d{4}$/, words: 'a HCPCS code: a letter and four digits' }
const MODIFIER = { pattern: /^[0-9A-Z]{2}$/, words: 'a modifier of two characters' }
const TWO_DIGITS = { pattern: /^\d{2}$/, words: 'two digits' }
const LESION_ID = { pattern: /^[^]{1,64}$/, words: 'text of 1 to 64 characters' }
const SESSION_ID = { pattern: /^[^]{0,256}$/, words: 'text of at most 256 characters' }
const DIAGNOSIS = { pattern: /^[^]{1,16}$/, words: 'an ICD-10-CM code' }

const PAYERS = PAYER_PROFILES.map(profile => profile.id)
const DEFAULT_PLACE = { professional: '11', facility: '22' } satisfies Record<Claim, string>

/**
 * Reads one session as it comes over the wire, defaults filled in. Source: docs/WIRE-FORMAT.md.
 * The error names the field by its path, such as `lesions.0.side`, and says what it must be.
 */
export function readCodingSession(value: unknown): Result<CodingSession, WireError> {
  try {
    return ok(readSession(value))
  } catch (problem) {
    if (!(problem instanceof NotASession)) throw problem
    return fail({ code: problem.code, message: problem.message, path: problem.path })
  }
}

function readSession(value: unknown): CodingSession {
  const fields = readFields(value, '', SESSION_FIELDS)
  const claim = readChoice(fields['claim'], 'claim', CLAIMS)
  const lesions = readList(fields['lesions'], 'lesions', readLesion)
  const ids = lesionIds(lesions)
  return {
    id: fields['id'] === undefined || fields['id'] === null ? null : readText(fields['id'], 'id', SESSION_ID),
    serviceDate: readDate(fields['serviceDate'], 'serviceDate'),
    claim,
    placeOfService:
      fields['placeOfService'] === undefined
        ? DEFAULT_PLACE[claim]
        : readText(fields['placeOfService'], 'placeOfService', TWO_DIGITS),
    payer: readChoiceOr(fields['payer'], 'payer', PAYERS, 'medicare'),
    lesions,
    mammogram: readMammogram(fields['mammogram'], 'mammogram'),
    specimenRadiographs: readNumberOr(fields['specimenRadiographs'], 'specimenRadiographs', 0, 0),
    excisions: readList(fields['excisions'], 'excisions', readExcision),
    supplies: readList(fields['supplies'], 'supplies', readSupply),
    entered: isAbsent(fields['entered']) ? null : readList(fields['entered'], 'entered', readEntered),
    diagnoses: readList(fields['diagnoses'], 'diagnoses', (item, path) => readDiagnosis(item, path, ids)),
    documentation: readDocumentation(fields['documentation'], 'documentation'),
  }
}

function readLesion(value: unknown, path: string): CodingLesion {
  const fields = readFields(value, path, LESION_FIELDS)
  const lesion = {
    id: readText(fields['id'], join(path, 'id'), LESION_ID),
    side: readChoice(fields['side'], join(path, 'side'), SIDES),
    structure: readChoiceOr(fields['structure'], join(path, 'structure'), STRUCTURES, 'breast'),
    placement: isAbsent(fields['placement'])
      ? null
      : readPlacement(fields['placement'], join(path, 'placement')),
    biopsy: isAbsent(fields['biopsy']) ? null : readBiopsy(fields['biopsy'], join(path, 'biopsy')),
  }
  if (lesion.placement || lesion.biopsy) return lesion
  throw new NotASession('lesion-without-service', path, `${path} has neither a placement nor a biopsy.`)
}

function lesionIds(lesions: readonly CodingLesion[]): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const [index, { id }] of lesions.entries()) {
    if (ids.has(id)) {
      throw new NotASession(
        'repeated-lesion',
        `lesions.${index}.id`,
        `Lesion ${JSON.stringify(id)} is there twice.`,
      )
    }
    ids.add(id)
  }
  return ids
}

function readPlacement(value: unknown, path: string): Placement {
  const fields = readFields(value, path, PLACEMENT_FIELDS)
  return {
    guidance: readChoice(fields['guidance'], join(path, 'guidance'), GUIDANCES),
    outcome: readChoiceOr(fields['outcome'], join(path, 'outcome'), OUTCOMES, 'completed'),
    step: readChoiceOr(fields['step'], join(path, 'step'), STEPS, 'separate'),
    failedGuidance: readList(fields['failedGuidance'], join(path, 'failedGuidance'), (item, at) =>
      readChoice(item, at, FAILED_GUIDANCES),
    ),
    replaced: readFlagOr(fields['replaced'], join(path, 'replaced'), false),
    devices: readList(fields['devices'], join(path, 'devices'), (item, at) => {
      const device = readFields(item, at, DEVICE_FIELDS)
      return {
        type: readChoice(device['type'], join(at, 'type'), DEVICE_TYPES),
        count: readNumberOr(device['count'], join(at, 'count'), 1, 1),
      }
    }),
  }
}

function readBiopsy(value: unknown, path: string): Biopsy {
  const fields = readFields(value, path, BIOPSY_FIELDS)
  const method = readChoiceOr(fields['method'], join(path, 'method'), BIOPSY_METHODS, 'core')
  const choices = method === 'core' ? GUIDANCES : BIOPSY_GUIDANCES
  return { guidance: readChoice(fields['guidance'], join(path, 'guidance'), choices), method }
}

function readMammogram(value: unknown, path: string): CodingSession['mammogram'] {
  if (isAbsent(value)) return null
  const fields = readFields(value, path, MAMMOGRAM_FIELDS)
  return {
    side: readChoice(fields['side'], join(path, 'side'), MAMMOGRAM_SIDES),
    sameUnitAsGuidance: readFlagOr(fields['sameUnitAsGuidance'], join(path, 'sameUnitAsGuidance'), false),
  }
}

function readExcision(value: unknown, path: string): Excision {
  const fields = readFields(value, path, EXCISION_FIELDS)
  return {
    code: readText(fields['code'], join(path, 'code'), EXCISION_CODE),
    side: isAbsent(fields['side']) ? null : readChoice(fields['side'], join(path, 'side'), SIDES),
    units: readNumberOr(fields['units'], join(path, 'units'), 1, 1),
  }
}

function readSupply(value: unknown, path: string): Supply {
  const fields = readFields(value, path, SUPPLY_FIELDS)
  return {
    code: readText(fields['code'], join(path, 'code'), SUPPLY_CODE),
    units: readNumberOr(fields['units'], join(path, 'units'), 1, 1),
  }
}

function readEntered(value: unknown, path: string): EnteredLine {
  const fields = readFields(value, path, ENTERED_FIELDS)
  return {
    code: readText(fields['code'], join(path, 'code'), CODE),
    units: readNumberOr(fields['units'], join(path, 'units'), 1, 1),
    modifiers: readList(fields['modifiers'], join(path, 'modifiers'), (item, at) =>
      readText(item, at, MODIFIER),
    ),
  }
}

function readDiagnosis(value: unknown, path: string, ids: ReadonlySet<string>): SessionDiagnosis {
  const fields = readFields(value, path, DIAGNOSIS_FIELDS)
  return {
    code: readText(fields['code'], join(path, 'code'), DIAGNOSIS),
    lesions: readList(fields['lesions'], join(path, 'lesions'), (item, at) => {
      const id = readText(item, at, LESION_ID)
      if (ids.has(id)) return id
      throw new NotASession('unknown-lesion', at, `There is no lesion ${JSON.stringify(id)} in this session.`)
    }),
  }
}

function readDocumentation(value: unknown, path: string): CodingSession['documentation'] {
  const fields = isAbsent(value) ? {} : readFields(value, path, DOCUMENT_FIELDS)
  const read = (name: string) =>
    fields[name] === null ? null : readFlagOr(fields[name], join(path, name), null)
  return {
    history: read('history'),
    imagingReport: read('imagingReport'),
    placementImages: read('placementImages'),
    operativeReport: read('operativeReport'),
    pathologyReport: read('pathologyReport'),
  }
}

function readDate(value: unknown, path: string): IsoDate {
  const date = typeof value === 'string' ? parseIsoDate(value) : null
  if (date) return date
  if (value === undefined)
    throw new NotASession('missing-field', path, `${path} is missing; it must be YYYY-MM-DD.`)
  throw new NotASession('wrong-value', path, `${path} must be a day that exists, as YYYY-MM-DD.`)
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null
}
