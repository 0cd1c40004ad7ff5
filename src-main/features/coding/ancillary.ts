import type { Reason } from '#shared/domain/coding-answer.ts'
import type { CodingSession, Excision } from '#shared/domain/coding-session.ts'
import { draftFinding, type DraftFinding } from './draft-finding.ts'
import { NOTHING, type Derived, type DraftLine, type Group } from './draft-line.ts'
import { primariesOf } from './add-ons.ts'
import { MARKER_SUPPLY, NEVER_AN_EXCISION, SPECIMEN_FILM } from './family.ts'
import type { TablesOnDate } from './reference.ts'
import { reason } from './rules.ts'

/** Rule 2.11: films of excised specimens; of biopsy cores they are part of the biopsy. */
export function specimenLines(session: CodingSession): Derived {
  if (session.specimenRadiographs === 0) return NOTHING
  const hasCoreBiopsy = session.lesions.some(lesion => lesion.biopsy?.method === 'core')
  if (hasCoreBiopsy && session.excisions.length === 0) {
    const text = 'Films of biopsy cores are part of the biopsy: 76098 is for an excised specimen.'
    return { lines: [], findings: [draftFinding('info', 'specimen/included', text)] }
  }
  const units = session.specimenRadiographs
  const text = `Film of an excised specimen: 76098${units > 1 ? `, ${units} units` : ''}.`
  return {
    lines: [
      plainLine('specimen', { code: SPECIMEN_FILM, units, because: [reason('specimen/excised', text)] }),
    ],
    findings: [],
  }
}

/** Rule 2.12: excisions stand as entered, one line a code and side. */
export function excisionLines(session: CodingSession, tables: TablesOnDate): Derived {
  if (session.excisions.length === 0) return NOTHING
  const codes = [...new Set(session.excisions.map(excision => excision.code))]
  const lines = new Map<string, DraftLine>()
  for (const { code, side, units } of session.excisions) {
    const key = `${code} ${side ?? ''}`
    const line = lines.get(key)
    lines.set(
      key,
      line ? { ...line, units: line.units + units } : excisionLine({ code, side, units }, codes, tables),
    )
  }
  return {
    lines: [...lines.values()],
    findings: codes.filter(code => NEVER_AN_EXCISION.has(code)).map(notExcision),
  }
}

/** In the order of entry, add-ons after the others. */
function excisionLine(
  { code, side, units }: Excision,
  codes: readonly string[],
  tables: TablesOnDate,
): DraftLine {
  const because = [reason('excision/as-entered', `Excision ${code}, as entered.`)]
  const isAddOn = primariesOf(code, tables) !== null
  const row = codes.indexOf(code) + (isAddOn ? codes.length : 0)
  return { ...plainLine('excision', { code, units, because }), row, side, isAddOn }
}

/** A code that the lesions bring would stand there twice; the guidance they include is never added. */
function notExcision(code: string): DraftFinding {
  const text = `${code} is no excision: it follows from the lesions, or is part of them.`
  return draftFinding('block', 'excision/not-an-excision', text, line => line.code === code)
}

/** Rule 2.13: the marker is charged on a facility claim only; other supplies pass, with a warning unless known. */
export function supplyLines(session: CodingSession, tables: TablesOnDate): Derived {
  if (session.supplies.length === 0) return NOTHING
  const lines = new Map<string, DraftLine>()
  const findings: DraftFinding[] = []
  const said = new Set<string>()
  for (const { code, units } of session.supplies) {
    const line = lines.get(code)
    if (line) {
      lines.set(code, { ...line, units: line.units + units })
      continue
    }
    const supply = judgeSupply(code, session, tables)
    if (supply.finding && !said.has(code)) findings.push(supply.finding)
    said.add(code)
    if (supply.because) lines.set(code, plainLine('supply', { code, units, because: [supply.because] }))
  }
  return { lines: [...lines.values()].map((line, row) => ({ ...line, row })), findings }
}

type Supply = { readonly because: Reason | null; readonly finding: DraftFinding | null }

function judgeSupply(code: string, session: CodingSession, tables: TablesOnDate): Supply {
  if (code !== MARKER_SUPPLY) return otherSupply(code, tables)
  if (session.claim === 'facility') {
    return {
      because: reason('supply/marker', 'Marker A4648 on the facility claim: packaged, still charged.'),
      finding: null,
    }
  }
  const text = 'Marker A4648 is not charged on a professional claim.'
  return { because: null, finding: draftFinding('info', 'supply/not-on-professional', text) }
}

function otherSupply(code: string, tables: TablesOnDate): Supply {
  const standing = tables.supply(code)
  const edition = tables.editions.hcpcs
  if (standing === 'no-data' || edition === undefined) {
    const text = `Supply ${code} stands as entered: nothing loaded here can check it.`
    return {
      because: reason('supply/not-checked', `Supply ${code}, as entered.`),
      finding: draftFinding('warn', 'supply/not-checked', text, line => line.code === code),
    }
  }
  const because = reason('supply/as-entered', `Supply ${code}, as entered.`, edition)
  if (standing === 'known') return { because, finding: null }
  const text =
    standing === 'unknown'
      ? `Supply ${code} is not in HCPCS level II: check the code.`
      : `Supply ${code} is not in force on the date of service: check the code.`
  return {
    because,
    finding: draftFinding('warn', 'supply/not-known', text, line => line.code === code, edition),
  }
}

function plainLine(group: Group, line: Pick<DraftLine, 'code' | 'units' | 'because'>): DraftLine {
  return {
    group,
    row: 0,
    isAddOn: false,
    side: null,
    lesions: [],
    component: null,
    stopped: null,
    distinct: null,
    ...line,
  }
}
