/** Ends a wait that was begun, before its time. */
export type Cancel = () => void
export type Schedule = (deed: () => void, delayMs: number) => Cancel

export type SaveQueue<T> = {
  /** Takes a new state; it is saved within the delay, counted from the first change that is not saved. */
  readonly note: (value: T) => void
  /** Saves at once what is not saved; true when nothing unsaved is left. */
  readonly flush: () => Promise<boolean>
  /** The newest state, while it waits behind the save of an older one; null when none waits. */
  readonly waiting: () => T | null
  /** Forgets what is not saved. */
  readonly stop: () => void
}

export type SaveQueueOptions<T> = {
  /** Answers whether the state was stored. It must not throw. */
  readonly save: (value: T) => Promise<boolean>
  readonly delayMs: number
  /** After a save that failed the same state is tried again, this much later. */
  readonly retryMs: number
  readonly schedule: Schedule
}

/**
 * Saves in the background: one save in flight at a time, and of the states that came meanwhile only the newest.
 * The delay is not put off by further changes, so that steady typing is saved as it goes.
 */
export function createSaveQueue<T>({ save, delayMs, retryMs, schedule }: SaveQueueOptions<T>): SaveQueue<T> {
  const wait = createWait(schedule)
  let unsaved: { readonly value: T } | null = null
  let inFlight: { readonly value: T } | null = null
  let working: Promise<boolean> | null = null
  /** Somebody waits until nothing unsaved is left. */
  let hurried = false

  /** Saves the newest state; what came meanwhile too when somebody waits, else it has a delay of its own. */
  async function drain(): Promise<boolean> {
    let taken = unsaved
    while (taken) {
      inFlight = taken
      const stored = await save(taken.value)
      inFlight = null
      if (!stored) return false
      if (unsaved === taken) unsaved = null
      taken = hurried ? unsaved : null
    }
    return true
  }

  function work(): Promise<boolean> {
    wait.end()
    working ??= drain().then(stored => {
      working = null
      hurried = false
      if (unsaved) wait.begin(() => void work(), stored ? delayMs : retryMs)
      return stored
    })
    return working
  }

  async function flush(): Promise<boolean> {
    let stored = true
    do {
      hurried = true
      stored = await work()
    } while (stored && unsaved)
    return stored
  }

  return {
    note: value => {
      unsaved = { value }
      if (!working) wait.begin(() => void work(), delayMs)
    },
    flush,
    waiting: () => (inFlight !== null && unsaved !== null && unsaved !== inFlight ? unsaved.value : null),
    stop: () => {
      wait.end()
      unsaved = null
    },
  }
}

/** One wait at a time: a second one is not begun while the first goes on. */
function createWait(schedule: Schedule): {
  readonly begin: (deed: () => void, delayMs: number) => void
  readonly end: () => void
} {
  let cancel: Cancel | null = null
  return {
    begin: (deed, delayMs) => {
      cancel ??= schedule(() => {
        cancel = null
        deed()
      }, delayMs)
    },
    end: () => {
      cancel?.()
      cancel = null
    },
  }
}
