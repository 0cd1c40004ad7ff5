import type { Files } from '#main/ports/files.ts'
import type { Tell } from './keeping-progress.ts'

/** Copying and reading the copy take as long: 9.2 and 9.4 seconds for a log of 100,000 sessions. */
const COPYING = 50
const LOOK_MS = 200

/**
 * Turns what a copying job says into percent. The copy is written by one call that answers when it is done; how far
 * it is shows in the size of its file, which is looked at from here. 100 is left to whoever knows the end.
 */
export function percentOfCopy(
  files: Pick<Files, 'stat'>,
  hear: (percent: number) => void,
): { readonly hear: Tell; readonly end: () => void } {
  let looking: NodeJS.Timeout | null = null
  const tell = risingPercent(hear)
  const end = () => {
    if (looking !== null) clearInterval(looking)
    looking = null
  }
  return {
    hear: progress => {
      end()
      if (progress.kind === 'checking') return tell(COPYING + (100 - COPYING) * progress.share)
      if (progress.kind === 'copied') return tell((COPYING * progress.bytes) / progress.of)
      const { file, bytes } = progress
      const look = () => tell(COPYING * Math.min(1, (files.stat(file)?.bytes ?? 0) / bytes))
      look()
      looking = setInterval(look, LOOK_MS)
      looking.unref()
    },
    end,
  }
}

/** Whole percent, each once and none below the one before. 100 is left to whoever knows the end. */
export function risingPercent(hear: (percent: number) => void): (percent: number) => void {
  let told = -1
  return percent => {
    const whole = Math.min(99, Math.floor(percent))
    if (whole > told) hear((told = whole))
  }
}
