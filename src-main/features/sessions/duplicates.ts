import { parseIsoDate } from '#shared/base/iso-date.ts'
import type { Assessment, Duplicate } from '#shared/contract/sessions.ts'
import { SIDE_LABEL } from '#shared/domain/labels.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { isCharged } from './charged.ts'
import { storedClaims } from './charge-lines.ts'
import { derivedClaims } from './derived-claims.ts'
import type { Dependencies } from './dependencies.ts'
import { listSameDay } from './queries.ts'
import { readEntry, type SessionRow } from './session-row.ts'

type Claims = readonly {
  readonly claim: string
  readonly answer: Pick<Assessment['claims'][number]['answer'], 'lines'>
}[]

/**
 * Sessions of the same patient and day that charge the same code on the same breast to the same kind of claim:
 * a separate lesion, a correction, or a mistake. Discarded sessions are none.
 */
export function findDuplicates(
  dependencies: Dependencies,
  own: { readonly id: SessionId; readonly entry: SessionEntry; readonly claims: Claims },
): readonly Duplicate[] {
  const { id, entry } = own
  const [mrn, day] = [entry.patient.mrn.trim(), parseIsoDate(entry.performedOn.trim())]
  const charges = chargesOf(own.claims)
  if (mrn === '' || day === null || charges.size === 0) return []
  return listSameDay(dependencies.db, { mrn, day, besides: id }).flatMap(row => {
    const other = readEntry(row)
    const same = [...chargesOf(claimsOf(dependencies, row, other))].filter(([key]) => charges.has(key))
    if (same.length === 0) return []
    const answers = [...(entry.duplicateAnswers ?? []), ...(other.duplicateAnswers ?? [])]
    return [
      {
        session: row.id,
        revision: row.revision,
        accession: row.accession,
        state: row.state,
        charges: [...new Set(same.map(([, words]) => words))].join(', '),
        answered: answers.some(({ session }) => session === row.id || session === id),
      },
    ]
  })
}

function claimsOf(dependencies: Dependencies, row: SessionRow, entry: SessionEntry): Claims {
  if (!isCharged(row)) return derivedClaims(entry, dependencies)
  return storedClaims(dependencies.db, row.id).map(({ claim, lines }) => ({ claim, answer: { lines } }))
}

/** What each line of a breast charges, as a key, with its words. Films of both breasts and supplies have no side. */
function chargesOf(claims: Claims): ReadonlyMap<string, string> {
  return new Map(
    claims.flatMap(({ claim, answer }) =>
      answer.lines.flatMap(({ code, side }) =>
        side === null ? [] : [[`${claim} ${code} ${side}`, `${code} ${SIDE_LABEL[side]}`] as const],
      ),
    ),
  )
}
