import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SessionId } from '#shared/domain/session.ts'
import { aLesion, anEntry } from '#main/testing/an-entry.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { aDestination } from '../testing/a-destination.ts'
import { aDesk, value } from '../testing/a-desk.ts'

const IDS = ['first', 'second'] as const
const id = fc.constantFrom(...IDS)
const which = fc.nat({ max: 3 })
const deeds = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('enter' as const) }),
    fc.record({ kind: fc.constant('send' as const), id, isRefused: fc.boolean() }),
    fc.record({ kind: fc.constant('correct' as const), which }),
    fc.record({ kind: fc.constant('think better of it' as const), which }),
    fc.record({ kind: fc.constant('new numbers' as const), which }),
  ),
  { minLength: 3, maxLength: 14 },
)

/** What a receiver holds: of each line that it accepted, how often it was charged more than it was credited. */
type Books = Map<string, number>

function book(books: Books, text: string): void {
  for (const row of text.split('\r\n').filter(one => one.startsWith('D,'))) {
    const cells = row.split(',')
    const line = `${cells[13]} ${cells[14]} ${cells[16]}`
    const held = (books.get(line) ?? 0) + (cells[3] === 'CD' ? -1 : 1)
    if (held === 0) books.delete(line)
    else books.set(line, held)
  }
}

function aDepartment() {
  const db = memoryDb()
  const root = tempFolder()
  const place = (kind: string, of: string) => join(root, `${of}-${kind}`)
  const books = new Map<string, Books>(IDS.map(of => [of, new Map()]))
  const live: { session: SessionId; accession: string; side: 'left' | 'right' }[] = []
  for (const of of IDS) {
    for (const kind of ['in', 'taken', 'answers']) mkdirSync(place(kind, of))
    const delivery = { answerFolders: [place('answers', of)] }
    aDestination(db, { id: of, folder: place('in', of), claims: 'professional', delivery })
  }
  const desk = aDesk({ db })

  async function enter(): Promise<void> {
    const accession = `TEST-R-${live.length + 1}`
    const lesions = [aLesion(), aLesion({ id: 'B' })]
    live.push({ session: await desk.complete(anEntry({ accession, lesions })), accession, side: 'right' })
  }

  async function send(of: string, isRefused: boolean): Promise<void> {
    value(await desk.exports.send({ scope: 'all', destination: of, onlyClosedDays: false }))
    for (const name of readdirSync(place('in', of))) {
      renameSync(join(place('in', of), name), join(place('taken', of), name))
      if (isRefused) writeFileSync(join(place('answers', of), `${name}.rej`), `Refused ${name}`)
      else book(books.get(of) ?? new Map(), readFileSync(join(place('taken', of), name), 'utf8'))
    }
    if (isRefused) value(await desk.exports.lookForAnswers({}))
  }

  async function begin(one: (typeof live)[number] | undefined) {
    if (!one) return null
    const why = { reason: 'wrong-side', note: '' } as const
    const begun = await desk.corrections.begin({ commandId: randomUUID(), id: one.session, ...why })
    return begun.ok ? begun.value : null
  }

  async function correct(one: (typeof live)[number] | undefined): Promise<void> {
    const begun = await begin(one)
    if (!begun || !one) return
    const side: 'left' | 'right' = one.side === 'right' ? 'left' : 'right'
    const [first, ...others] = begun.entry.lesions
    const lesions = first ? [{ ...first, side }, ...others] : []
    const entry = { ...begun.entry, lesions }
    const { id: session, revision } = begun
    value(await desk.sessions.complete({ commandId: randomUUID(), id: session, revision, entry }))
    Object.assign(one, { session, side })
  }

  async function thinkBetter(one: (typeof live)[number] | undefined): Promise<void> {
    const begun = await begin(one)
    if (!begun) return
    const { id: session, revision } = begun
    value(await desk.sessions.discard({ commandId: randomUUID(), id: session, revision }))
  }

  async function sendUnderNewNumbers(place: number): Promise<void> {
    const refusal = value(await desk.exports.answers({})).refusals[place]
    if (refusal)
      await desk.exports.sendUnderNewNumbers({ answer: refusal.answer, position: refusal.position })
  }

  return { desk, db, live, books, enter, send, correct, thinkBetter, sendUnderNewNumbers }
}

test('whatever is refused, corrected, discarded and sent anew, each receiver ends with what is right, once', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async list => {
      const { desk, db, live, books, enter, send, correct, thinkBetter, sendUnderNewNumbers } = aDepartment()
      for (const deed of list) {
        if (deed.kind === 'enter') await enter()
        if (deed.kind === 'send') await send(deed.id, deed.isRefused)
        if (deed.kind === 'correct') await correct(live[deed.which])
        if (deed.kind === 'think better of it') await thinkBetter(live[deed.which])
        if (deed.kind === 'new numbers') await sendUnderNewNumbers(deed.which)
      }
      while (value(await desk.exports.answers({})).refusals.length > 0) {
        const before = value(await desk.exports.answers({})).refusals.length
        for (let place = 0; place < before; place += 1) await sendUnderNewNumbers(place)
        for (const of of IDS) await send(of, false)
        if (value(await desk.exports.answers({})).refusals.length === before) break
      }
      for (const of of IDS) await send(of, false)
      for (const of of IDS) {
        const rows = db.all<{ readonly line: string }>(
          `SELECT session.accession || ' ' || charge_line.code || ' ' || CASE charge_line.side WHEN 'left' THEN 'LT' ELSE 'RT' END AS line
           FROM session
           JOIN charge_line ON charge_line.session_id = session.id
           WHERE session.superseded = 0 AND session.state = 'exported' AND charge_line.claim = 'professional'`,
        )
        expect([...(books.get(of) ?? [])].toSorted()).toEqual(
          rows.map(({ line }) => [line, 1] as const).toSorted(),
        )
      }
      const numbers = db.all(`
        SELECT line_number FROM export_ledger
        UNION ALL SELECT line_number FROM export_credit
        UNION ALL SELECT line_number FROM export_refusal`)
      expect(new Set(numbers.map(row => JSON.stringify(row))).size).toBe(numbers.length)
    }),
    { numRuns: 60 },
  )
}, 240_000)
