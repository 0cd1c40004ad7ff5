import type { WritableDb } from '#main/db/handles.ts'
import type { Audit } from '#main/features/audit/index.ts'
import { sha256Of, type AnswerFile, type Lanes } from '#main/features/shares/index.ts'
import type { Clock } from '#main/ports/clock.ts'
import { listDestinations } from '../destinations/store.ts'
import type { AnswerStatement, ReadAnswer } from './answer.ts'
import { unreadable } from './answer.ts'
import { matchStatement } from './match.ts'
import { hasAnswer, insertAnswer, insertItem } from './queries.ts'
import { readAnswer, textOf } from './read-answer.ts'

export type AnswerTools = {
  readonly db: WritableDb
  readonly clock: Clock
  readonly audit: Audit
  readonly lanes: Lanes
}

/** The folders in which receivers leave their answers. */
export type AnswerFolders = {
  /** Reads what came since the last time. */
  readonly look: () => Promise<void>
  /** Folders that could not be read at the last look. */
  readonly problems: () => readonly string[]
}

/**
 * A file is read when two looks in a row found it unchanged. It is known by its bytes: the same answer under another
 * name, or left lying, is processed once. What was recognized goes to the folder "processed"; what was not stays.
 */
export function createAnswerFolders(tools: AnswerTools): AnswerFolders {
  const seen = new Map<string, readonly string[]>()
  const done = new Map<string, Set<string>>()
  let problems: readonly string[] = []

  async function lookInto(destination: string, folder: string): Promise<string | null> {
    const skip = done.get(folder) ?? new Set<string>()
    done.set(folder, skip)
    const ask = { folder, skip: [...skip], settled: seen.get(folder) ?? [] }
    const read = await tools.lanes.do(folder, 'read-answers', ask)
    if (!read.ok) return folder
    seen.set(
      folder,
      read.value.map(({ look }) => look),
    )
    const recognized: string[] = []
    for (const file of read.value) {
      if (file.content.kind === 'unsettled') continue
      skip.add(file.look)
      if (takeAnswer(tools, destination, file)) recognized.push(file.name)
    }
    if (recognized.length > 0) await tools.lanes.do(folder, 'move-answers', { folder, names: recognized })
    return null
  }

  return {
    problems: () => problems,
    look: async () => {
      const folders = listDestinations(tools.db).flatMap(({ id, sheet }) =>
        sheet.delivery.answerFolders.map(folder => ({ id, folder })),
      )
      const looked = await Promise.all(folders.map(({ id, folder }) => lookInto(id, folder)))
      problems = looked.filter(problem => problem !== null)
    },
  }
}

/** Puts an answer and what it says of ours into the log; whether it was recognized as one. */
export function takeAnswer(tools: AnswerTools, destination: string, file: AnswerFile): boolean {
  const bytes = file.content.kind === 'read' ? file.content.bytes : Buffer.from(file.look)
  const sha256 = sha256Of(bytes)
  const answer =
    file.content.kind === 'read'
      ? readAnswer(file.name, bytes)
      : unreadable('It is longer than any answer. See what the receiver left.')
  if (!hasAnswer(tools.db, sha256)) store(tools, { destination, name: file.name, sha256, bytes, answer })
  return answer.kind !== 'unreadable'
}

type Received = {
  readonly destination: string
  readonly name: string
  readonly sha256: string
  readonly bytes: Uint8Array
  readonly answer: ReadAnswer
}

function store(
  { db, clock, audit }: AnswerTools,
  { destination, name, sha256, bytes, answer }: Received,
): void {
  const matched = answer.statements.flatMap(statement =>
    matchStatement(db, destination, statement).map(match => ({ statement, match })),
  )
  const unmatched = matched.filter(({ match }) => match.batch === null).length
  db.transaction(() => {
    insertAnswer(db, {
      sha256,
      destination,
      name,
      kind: answer.kind,
      content: textOf(bytes) ?? Buffer.from(bytes).toString('hex'),
      words: wordsOf(answer, unmatched),
      received_at: clock.now(),
    })
    for (const [position, { statement, match }] of matched.entries()) {
      const { verdict, code, words } = statement
      insertItem(db, { answer: sha256, position, ...match, verdict, code, words })
    }
    const changes = [
      { path: 'answer', from: null, to: `${name} ${sha256}` },
      ...[...new Set(matched.flatMap(({ match }) => match.batch ?? []))].map(batch => ({
        path: 'batch',
        from: null,
        to: batch,
      })),
    ]
    audit.record(db, { action: 'answer-received', sessionId: null, changes })
  })
}

function wordsOf({ statements, problem }: ReadAnswer, unmatched: number): string {
  if (problem !== null) return problem
  const count = (wanted: AnswerStatement['verdict']) =>
    statements.filter(({ verdict }) => verdict === wanted).length
  const parts = [`${count('accepted')} accepted`, `${count('refused')} refused`]
  if (unmatched > 0) parts.push(`${unmatched} about numbers that are not of this log`)
  return `${parts.join(', ')}.`
}
