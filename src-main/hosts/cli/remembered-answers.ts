/**
 * A department does the same few things all day: two lines that differ in nothing but their id have the same answer
 * but for the id. Their text is remembered, a bounded number of them, which makes long runs several times faster
 * (docs/decisions/0005-remembered-answers.md).
 */
export type RememberedAnswers = {
  /** The answer to a line that was answered before, with this line's id; null when it must be worked out. */
  readonly recall: (line: string) => string | null
  /** `value` is what the line was read as. */
  readonly remember: (line: string, value: unknown, answer: string) => void
}

/** A line and an answer that begin with a plain id. Anything else is worked out anew each time. */
const LEADING_ID = /^\{"id":("[\w .:-]{0,64}"),/

export function rememberedAnswers(most: number): RememberedAnswers {
  const answers = new Map<string, string>()
  return {
    recall: line => {
      const id = LEADING_ID.exec(line)
      const answer = id ? answers.get(line.slice(id[0].length)) : undefined
      return id && answer !== undefined ? `{"id":${id[1]},${answer}` : null
    },
    remember: (line, value, answer) => {
      const [asked, answered] = [LEADING_ID.exec(line), LEADING_ID.exec(answer)]
      // A line that says something twice, a second id perhaps, is not the text of its value: the last one counts.
      if (!asked || !answered || JSON.stringify(value) !== line) return
      if (answers.size >= most) answers.clear()
      answers.set(line.slice(asked[0].length), answer.slice(answered[0].length))
    },
  }
}
