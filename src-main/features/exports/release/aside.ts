import { join } from 'node:path'
import { partName } from '#main/features/shares/index.ts'
import type { Part } from '#main/features/shares/index.ts'
import { deletePart, listFiles, listParts, listUndecided } from './queries.ts'
import type { ReleaseTools } from './settle.ts'

/**
 * Removes what was set aside and is not needed any more: every noted name that is not the part of an undecided batch.
 * A name that cannot be removed now, in a folder that is away or a file that is open, is tried again next time.
 */
export async function sweepAside({ db, lanes }: Pick<ReleaseTools, 'db' | 'lanes'>): Promise<void> {
  const needed = new Set(
    listUndecided(db).flatMap(({ number, aside }) =>
      listFiles(db, number).map(file => join(aside, partName(file.name))),
    ),
  )
  const spare = listParts(db).filter(({ folder, name }) => !needed.has(join(folder, name)))
  for (const [folder, parts] of byFolder(spare)) {
    const swept = await lanes.do(folder, 'sweep', { parts })
    const gone = swept.ok ? swept.value : []
    if (gone.length > 0) db.transaction(() => gone.forEach(part => deletePart(db, part)))
  }
}

function byFolder(parts: readonly Part[]): ReadonlyMap<string, readonly Part[]> {
  return Map.groupBy(parts, ({ folder }) => folder)
}
