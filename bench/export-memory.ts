import { spawnSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { longLog } from './long-log.ts'
import type { Bench } from './comparison.ts'
import { seconds } from './comparison.ts'
import { withScratchFolder } from './scratch-folder.ts'

/** One working day, of which nothing has left: so many sessions that about 25,000 and 250,000 lines are ready. */
const ONE_DAY = 1 / 365.25
const [FEW, MANY] = [14_500, 145_000]

const run = z.object({ lines: z.number(), tookMs: z.number(), mostKb: z.number() })

/** How the most memory of an export grows from 25,000 lines to ten times as many; 1 would be flat. */
export const benchExportMemory: Bench = () =>
  withScratchFolder(folder => {
    const few = exported(folder, FEW)
    const many = exported(folder, MANY)
    const words = ({ mostKb }: typeof few) => `${Math.round(mostKb / 1024)} MB`
    const counted = (lines: number) => lines.toLocaleString('en')
    return Promise.resolve([
      {
        name: `Most memory of a process that exports ${counted(many.lines)} lines, HL7 2.3.1`,
        against: `the same for ${counted(few.lines)} lines`,
        ours: words(many),
        theirs: words(few),
        ratio: many.mostKb / few.mostKb,
        most: null,
        note: `the whole program at the command line; ${seconds(many.tookMs)} and ${seconds(few.tookMs)}`,
      },
    ])
  })

/** In a process of its own, on a copy of the log. */
function exported(folder: string, sessions: number): z.infer<typeof run> {
  const data = join(folder, `log-${sessions}`)
  cpSync(longLog({ sessions, years: ONE_DAY }), data, { recursive: true })
  const child = spawnSync(
    process.execPath,
    ['bench/export-process.ts', data, join(folder, `out-${sessions}`)],
    { encoding: 'utf8' },
  )
  if (child.status !== 0) throw new Error(child.stderr)
  return run.parse(JSON.parse(child.stdout))
}
