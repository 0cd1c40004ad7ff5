import { readdirSync, readFileSync } from 'node:fs'

/** The words of the command line of each process. Only Linux shows them in files. */
export function commandLines(): ReadonlyMap<number, readonly string[]> {
  const ids = readdirSync('/proc').filter(name => /^\d+$/.test(name))
  return new Map(
    ids.flatMap(id => {
      try {
        return [[Number(id), readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0')] as const]
      } catch {
        // It ended meanwhile.
        return []
      }
    }),
  )
}

/** The browser that a process of ours opened its window in: the one with our profile that is nobody's helper. */
export function browserOf(processId: number): number {
  const profile = `/chargemark-window-${processId}-`
  const own = [...commandLines()].find(
    ([, words]) =>
      words.some(word => word.startsWith('--user-data-dir=') && word.includes(profile)) &&
      !words.some(word => word.startsWith('--type=')),
  )
  if (!own) throw new Error('No browser of this process is running')
  return own[0]
}
