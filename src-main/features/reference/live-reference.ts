import type { CodingReference } from '#main/features/coding/index.ts'
import type { Files } from '#main/ports/files.ts'
import { isDamage } from './damage.ts'
import { loadedReference } from './loaded-reference.ts'
import { openReference, stampOf, statOf, type OpenReference } from './open-reference.ts'
import type { ReferencePaths } from './paths.ts'

/** The reference database as it stands now: another one may take its place while the program runs. */
export type LiveReference = {
  /** Null where there is none, or none that can be used. */
  readonly current: () => OpenReference | null
  /** Why the file that is there is not used, in a sentence; null when it is, or when there is none. */
  readonly problem: () => string | null
  /** What the coding rules ask: the loaded tables, the built-in facts where nothing is loaded. */
  readonly coding: CodingReference
  /** Lets go of the file so that another can take its name; it is opened again when it is next asked. */
  readonly release: () => void
  readonly close: () => void
}

type Options = {
  readonly paths: ReferencePaths
  readonly files: Files
  readonly builtIn: CodingReference
  /** Milliseconds that only ever go up. */
  readonly ticks: () => number
  /** Called after another file than before was opened. */
  readonly onOpened?: (reference: OpenReference) => void
}

/** How long a file is taken to be the one that was opened without looking. */
const LOOK_EVERY_MS = 1_000

type Held =
  | { readonly kind: 'open'; readonly reference: OpenReference; readonly coding: Pick<CodingReference, 'on'> }
  | { readonly kind: 'none'; readonly problem: string | null }

/** After this there is nothing to look at any more. */
const CLOSED = Number.POSITIVE_INFINITY

const NONE: Held = { kind: 'none', problem: null }

export function liveReference({ paths, files, builtIn, ticks, onOpened }: Options): LiveReference {
  let held = NONE
  let stamp: string | null = null
  let lookAt = 0

  const letGo = (next: Held) => {
    if (held.kind === 'open') held.reference.close()
    held = next
  }
  const look = (): Held => {
    const now = ticks()
    if (now < lookAt) return held
    lookAt = now + LOOK_EVERY_MS
    const stat = statOf(files, paths.file)
    const found = stat === null ? null : stampOf(stat)
    if (found === stamp) return held
    stamp = found
    letGo(NONE)
    if (found !== null) held = opened(paths, { files, builtIn })
    if (held.kind === 'open') onOpened?.(held.reference)
    return held
  }
  const release = () => {
    letGo(NONE)
    stamp = null
    if (lookAt !== CLOSED) lookAt = 0
  }
  return {
    current: () => {
      const now = look()
      return now.kind === 'open' ? now.reference : null
    },
    problem: () => {
      const now = look()
      return now.kind === 'none' ? now.problem : null
    },
    coding: {
      on: (serviceDate, claim) => {
        const now = look()
        return (now.kind === 'open' ? now.coding : builtIn).on(serviceDate, claim)
      },
      gaveUp: error => {
        if (held.kind !== 'open' || !isDamage(error)) return false
        letGo({ kind: 'none', problem: `${paths.file} is damaged. Load the published files again.` })
        return true
      },
    },
    release,
    close: () => {
      lookAt = CLOSED
      letGo(NONE)
    },
  }
}

function opened(
  paths: ReferencePaths,
  { files, builtIn }: { readonly files: Files; readonly builtIn: CodingReference },
): Held {
  const reference = openReference(paths, files)
  if (!reference.ok) return { kind: 'none', problem: reference.error }
  const { db, editions } = reference.value
  return {
    kind: 'open',
    reference: reference.value,
    coding: loadedReference(db, { editions, builtIn }),
  }
}
