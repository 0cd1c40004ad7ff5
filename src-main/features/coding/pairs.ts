import { draftFinding, type DraftFinding } from './draft-finding.ts'
import { sameLine, type Derived, type DraftLine, type Group } from './draft-line.ts'
import type { PairIndicator, TablesOnDate } from './reference.ts'
import { reason, type RuleId } from './rules.ts'
import { listOf } from './words.ts'

/**
 * Rule 3.2: procedure-to-procedure edits over every ordered pair of lines. Lines that an edit takes away go first,
 * so that a line that is not charged asks no modifier of another.
 */
export function withPairEdits(
  lines: readonly DraftLine[],
  { tables, distinctService }: { tables: TablesOnDate; distinctService: string },
): Derived {
  if (lines.length < 2) return { lines, findings: [] }
  const edits = pairEdits(lines, tables)
  const kept = withoutDropped(lines, edits)
  const standing = edits.filter(edit => kept.includes(edit.column1) && kept.includes(edit.column2))
  return {
    lines: kept.map(line => withDistinctService(line, standing, { distinctService, tables })),
    findings: [
      ...droppedFindings(lines, kept, edits, tables),
      ...standingFindings(standing, tables),
      ...unlistedFindings(kept, tables),
    ],
  }
}

/** An edit that meets two lines of the session, and what it asks. */
type PairEdit = { readonly column1: DraftLine; readonly column2: DraftLine; readonly verdict: Verdict }

type Verdict =
  | 'never-together'
  | 'included'
  | 'other-side'
  | 'same-lesion-fna'
  | 'before-excision'
  | 'excision-unclear'
  | 'distinct'

function pairEdits(lines: readonly DraftLine[], tables: TablesOnDate): readonly PairEdit[] {
  const edits: PairEdit[] = []
  for (const column1 of lines) {
    for (const column2 of lines) {
      if (column1 === column2) continue
      const indicator = tables.pairIndicator(column1.code, column2.code)
      const verdict =
        indicator === null ? undefined : VERDICTS.find(({ when }) => when(column1, column2, indicator))
      if (verdict) edits.push({ column1, column2, verdict: verdict.verdict })
    }
  }
  return edits
}

const PLACEMENTS: ReadonlySet<Group> = new Set(['placement', 'soft-tissue'])
const OTHER_SURGERY: ReadonlySet<Group> = new Set(['placement', 'soft-tissue', 'core', 'fna', 'excision'])

/** The first that holds is the verdict; an edit with indicator 9 is none any more and meets no row. */
const VERDICTS: readonly {
  readonly when: (column1: DraftLine, column2: DraftLine, indicator: PairIndicator) => boolean
  readonly verdict: Verdict
}[] = [
  { verdict: 'never-together', when: (_one, _two, indicator) => indicator === 0 },
  {
    verdict: 'other-side',
    when: (one, two, indicator) =>
      indicator === 1 && one.side !== null && two.side !== null && one.side !== two.side,
  },
  {
    verdict: 'same-lesion-fna',
    when: (one, two, indicator) => indicator === 1 && shareLesion(one, two) && isFnaWithPlacement(one, two),
  },
  { verdict: 'included', when: (one, two, indicator) => indicator === 1 && shareLesion(one, two) },
  {
    verdict: 'before-excision',
    when: (one, two, indicator) => indicator === 1 && one.group === 'excision' && PLACEMENTS.has(two.group),
  },
  {
    verdict: 'excision-unclear',
    when: (one, two, indicator) =>
      indicator === 1 &&
      (one.group === 'excision' || two.group === 'excision') &&
      OTHER_SURGERY.has(one.group) &&
      OTHER_SURGERY.has(two.group),
  },
  { verdict: 'distinct', when: (_one, _two, indicator) => indicator === 1 },
]

function shareLesion(one: DraftLine, two: DraftLine): boolean {
  return one.lesions.some(id => two.lesions.includes(id))
}

function isFnaWithPlacement(one: DraftLine, two: DraftLine): boolean {
  return (
    (one.group === 'fna' && PLACEMENTS.has(two.group)) || (two.group === 'fna' && PLACEMENTS.has(one.group))
  )
}

/** Column-2 lines go, unless the line that would take them has gone itself. */
function withoutDropped(lines: readonly DraftLine[], edits: readonly PairEdit[]): readonly DraftLine[] {
  const gone = new Set<DraftLine>()
  for (const { column1, column2, verdict } of edits) {
    if ((verdict === 'never-together' || verdict === 'included') && !gone.has(column1)) gone.add(column2)
  }
  return gone.size === 0 ? lines : lines.filter(line => !gone.has(line))
}

/** 59 takes the place of an X modifier where an excision asks for it: never both. */
function withDistinctService(
  line: DraftLine,
  edits: readonly PairEdit[],
  { distinctService, tables }: { distinctService: string; tables: TablesOnDate },
): DraftLine {
  const met = edits.filter(edit => edit.column2 === line)
  const before = met.filter(edit => edit.verdict === 'before-excision')
  const distinct = met.filter(edit => edit.verdict === 'distinct')
  if (before.length === 0 && distinct.length === 0) return line
  const because = [...line.because]
  if (before.length > 0) {
    const text = `Placed as a separate step before excision ${codesOf(before)}: modifier 59.`
    because.push(reason('ptp/before-excision', text, sourceOf(before, tables)))
  }
  if (distinct.length > 0) {
    const modifier = before.length > 0 ? '59 says it' : `modifier ${distinctService}`
    const text = `Edited against ${codesOf(distinct)}; it stands for a separate lesion or specimen, so ${modifier}.`
    because.push(reason('ptp/distinct-service', text, sourceOf(distinct, tables)))
  }
  return { ...line, distinct: before.length > 0 ? '59' : distinctService, because }
}

function codesOf(edits: readonly PairEdit[]): string {
  return listOf([...new Set(edits.map(edit => edit.column1.code))])
}

function droppedFindings(
  lines: readonly DraftLine[],
  kept: readonly DraftLine[],
  edits: readonly PairEdit[],
  tables: TablesOnDate,
): readonly DraftFinding[] {
  return lines
    .filter(line => !kept.includes(line))
    .flatMap(line => {
      const edit = edits.find(
        ({ column1, column2, verdict }) => column2 === line && kept.includes(column1) && DROPS.has(verdict),
      )
      if (!edit) return []
      const { column1, verdict } = edit
      const text =
        verdict === 'never-together'
          ? `${line.code} is never charged together with ${column1.code}; its line was left out.`
          : `${line.code} is part of ${column1.code} in the same lesion; its line was left out.`
      const rule = verdict === 'never-together' ? 'ptp/never-together' : 'ptp/included'
      return [draftFinding('info', rule, text, other => sameLine(other, column1), sourceOf([edit], tables))]
    })
}

const DROPS: ReadonlySet<Verdict> = new Set<Verdict>(['never-together', 'included'])

/** What is said of an edit that both lines outlive. The remark on a separate lesion stands on its line. */
const STANDING: Partial<
  Record<Verdict, { severity: 'info' | 'review'; rule: RuleId; text: (edit: PairEdit) => string }>
> = {
  'other-side': {
    severity: 'info',
    rule: 'ptp/other-side',
    text: ({ column1, column2 }) =>
      `${column1.code} (${column1.side}) and ${column2.code} (${column2.side}) are edited together; the sides differ, so no modifier is needed.`,
  },
  'excision-unclear': {
    severity: 'review',
    rule: 'ptp/excision-unclear',
    text: ({ column1, column2 }) =>
      `${column1.code} and ${column2.code} are edited together; whether they were in one lesion is not known here, so a reviewer decides.`,
  },
}

function standingFindings(edits: readonly PairEdit[], tables: TablesOnDate): readonly DraftFinding[] {
  return edits.flatMap(edit => {
    const said = STANDING[edit.verdict]
    if (!said) return []
    const isAbout = (line: DraftLine) => sameLine(line, edit.column1) || sameLine(line, edit.column2)
    return [draftFinding(said.severity, said.rule, said.text(edit), isAbout, sourceOf([edit], tables))]
  })
}

/**
 * A code that the table does not answer for was not checked against the other lines, and that is said. The built-in
 * facts list the family whole, so with them it is asked of excisions only; parts of an edition may lack any code.
 */
function unlistedFindings(lines: readonly DraftLine[], tables: TablesOnDate): readonly DraftFinding[] {
  if (tables.absent.includes('ptp')) return []
  const isPartial = tables.incomplete.includes('ptp')
  return lines
    .filter(line => (isPartial || line.group === 'excision') && !tables.listsPairsOf(line.code))
    .map(({ code }) => {
      const text = `${code} is not in the pair edits at hand: it was not checked against the other lines.`
      return draftFinding('warn', 'ptp/no-data', text, line => line.code === code, tables.editions.ptp)
    })
}

/** The edition and the pairs, as billing would look them up: `NCCI PTP v30.2, 19284/19285`. */
function sourceOf(edits: readonly PairEdit[], tables: TablesOnDate): string {
  const pairs = edits.map(({ column1, column2 }) => `${column1.code}/${column2.code}`)
  return [tables.editions.ptp, ...new Set(pairs)].join(', ')
}
