import { Engine, type RuleProperties } from 'json-rules-engine'
import facts from '#resources/reference/breast-localization.json' with { type: 'json' }
import type { CodingSession } from '#shared/domain/coding-session.ts'
import { assignCharges, builtInReference, readCodingSession } from '#main/features/coding/index.ts'
import { byTurns, seconds, type Bench } from './comparison.ts'
import { seeded } from './sessions.ts'

const CASES = 5_000
const FIRST = { mammographic: '19281', stereotactic: '19283', ultrasound: '19285', mr: '19287' } as const
const ADD_ON = { mammographic: '19282', stereotactic: '19284', ultrasound: '19286', mr: '19288' } as const
type Row = keyof typeof FIRST
const ROWS = ['mammographic', 'stereotactic', 'ultrasound', 'mr'] as const satisfies readonly Row[]

/**
 * The engine alone against json-rules-engine, deciding the same cases: placements in one breast, so that first
 * codes, add-ons and pair edits are all asked. The peer is given the lesions already counted by guidance.
 */
export const benchRulesEngine: Bench = async () => {
  const reference = builtInReference()
  const sessions = cases()
  const peer = new Engine(rules())
  let ours = 0
  let theirs = 0
  const result = await byTurns(3, {
    ours: () => {
      ours = sessions.reduce((sum, session) => sum + markedOf(assignCharges(session, reference).lines), 0)
      return Promise.resolve()
    },
    theirs: async () => {
      theirs = 0
      for (const session of sessions) theirs += await peerMarks(peer, session)
    },
  })
  if (ours !== theirs) throw new Error(`the engines disagree: ${ours} and ${theirs} codes and modifiers`)
  return [
    {
      name: `Deciding ${CASES.toLocaleString('en')} sessions, engine alone`,
      against: 'json-rules-engine, the same first codes, add-ons and pair edits as JSON rules',
      ours: seconds(result.ours),
      theirs: seconds(result.theirs),
      ratio: result.ratio,
      most: null,
      note: `both found ${ours.toLocaleString('en')} codes and modifiers; ours also gives lines, units and reasons`,
    },
  ]
}

function cases(): readonly CodingSession[] {
  const random = seeded(2)
  return Array.from({ length: CASES }, (_, index) => {
    const lesions = Array.from({ length: 1 + Math.floor(random() * 4) }, (_each, number) => ({
      id: String.fromCharCode(65 + number),
      side: 'right',
      placement: {
        guidance: ROWS[Math.floor(random() * ROWS.length)],
        devices: [{ type: 'wire', count: 1 }],
      },
    }))
    const read = readCodingSession({
      id: `S${index}`,
      serviceDate: '2024-08-01',
      claim: 'professional',
      lesions,
    })
    if (!read.ok) throw new Error(read.error.message)
    return read.value
  })
}

/** Codes, and modifiers for a separate lesion, of an answer. */
function markedOf(lines: readonly { readonly modifiers: readonly string[] }[]): number {
  return lines.reduce((sum, { modifiers }) => sum + 1 + (modifiers.includes('XS') ? 1 : 0), 0)
}

async function peerMarks(engine: Engine, session: CodingSession): Promise<number> {
  const counts = Object.fromEntries(
    ROWS.map(row => [row, session.lesions.filter(lesion => lesion.placement?.guidance === row).length]),
  )
  const { events } = await engine.run(counts)
  return new Set(events.map(event => event.type)).size
}

function rules(): RuleProperties[] {
  const atLeast = (row: Row, value: number) => ({ fact: row, operator: 'greaterThanInclusive', value })
  const codes = ROWS.flatMap(row => [
    { code: FIRST[row], when: atLeast(row, 1) },
    { code: ADD_ON[row], when: atLeast(row, 2) },
  ])
  const lines = codes.map(({ code, when }) => ({ conditions: { all: [when] }, event: { type: code } }))
  const edits = codes.flatMap(one =>
    codes
      .filter(two => facts.ptp.some(row => row[0] === one.code && row[1] === two.code))
      .map(two => ({ conditions: { all: [one.when, two.when] }, event: { type: `${two.code}-XS` } })),
  )
  return [...lines, ...edits]
}
