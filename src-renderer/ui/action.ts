/** Something the program does: what the command palette offers, the sheet of keys lists and a key sets off. */
export type Action<Context> = {
  readonly group: string
  /** What it does, in a few words that begin small. */
  readonly title: string
  /** The keys that do it, as `chordOf` writes them; the first is the one shown. */
  readonly chords: readonly string[]
  /** How the keys are written where several act alike: `Alt+1 … Alt+9`. */
  readonly written?: string
  /** Whether it does anything as things stand; without it, it always does. */
  readonly applies?: (context: Context) => boolean
  /** What it stands for when there is more than one thing to do, each with its own key. */
  readonly choices?: (context: Context) => readonly ActionChoice[]
  readonly run: (context: Context, chord: string) => void
}

/** One of the things an action can do, as the command palette offers it. */
export type ActionChoice = { readonly title: string; readonly chord: string }

/** The action that a chord sets off as things stand; undefined when there is none. */
export function actionOfChord<Context>(
  actions: readonly Action<Context>[],
  context: Context,
  chord: string,
): Action<Context> | undefined {
  return actions.find(action => action.chords.includes(chord) && (action.applies?.(context) ?? true))
}

/** An action of a part, for a whole that holds the part; it applies where the part is there. */
export function widen<Part, Whole>(
  partOf: (whole: Whole) => Part | null,
): (action: Action<Part>) => Action<Whole> {
  return ({ applies, choices, run, ...told }) => ({
    ...told,
    applies: whole => {
      const part = partOf(whole)
      return part !== null && (applies?.(part) ?? true)
    },
    ...(choices && {
      choices: whole => {
        const part = partOf(whole)
        return part === null ? [] : choices(part)
      },
    }),
    run: (whole, chord) => {
      const part = partOf(whole)
      if (part !== null) run(part, chord)
    },
  })
}
