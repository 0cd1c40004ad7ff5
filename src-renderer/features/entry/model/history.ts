/** What was, what is and what was undone. `field` names what a step changed, so that undo can go there. */
export type History<T> = {
  readonly past: readonly Step<T>[]
  readonly present: T
  readonly future: readonly Step<T>[]
}

type Step<T> = { readonly value: T; readonly field: string; readonly at: number }

/** Typing in one field within this time of the last key is one step. */
const SAME_STEP_MS = 1_200
const MAX_STEPS = 500

export function startHistory<T>(present: T): History<T> {
  return { past: [], present, future: [] }
}

/** Takes a change in. Keys that follow one another in one field are undone together. */
export function recordChange<T>(
  history: History<T>,
  change: {
    readonly value: T
    readonly field: string
    readonly at: number
    /** A step of its own, however soon it follows: a quick pick is undone whole and alone. */
    readonly apart?: boolean
  },
): History<T> {
  const last = history.past.at(-1)
  const continues =
    !change.apart &&
    last?.field === change.field &&
    change.at - last.at < SAME_STEP_MS &&
    history.future.length === 0
  const past = continues
    ? [...history.past.slice(0, -1), { ...last, at: change.at }]
    : [...history.past, { value: history.present, field: change.field, at: change.at }].slice(-MAX_STEPS)
  return { past, present: change.value, future: [] }
}

/** One step back, and the field it went back in; null when there is none. */
export function undo<T>(
  history: History<T>,
): { readonly history: History<T>; readonly field: string } | null {
  const last = history.past.at(-1)
  if (!last) return null
  return {
    field: last.field,
    history: {
      past: history.past.slice(0, -1),
      present: last.value,
      future: [{ value: history.present, field: last.field, at: last.at }, ...history.future],
    },
  }
}

/** One step forward again, and the field it went forward in; null when there is none. */
export function redo<T>(
  history: History<T>,
): { readonly history: History<T>; readonly field: string } | null {
  const next = history.future[0]
  if (!next) return null
  return {
    field: next.field,
    history: {
      past: [...history.past, { value: history.present, field: next.field, at: 0 }],
      present: next.value,
      future: history.future.slice(1),
    },
  }
}
