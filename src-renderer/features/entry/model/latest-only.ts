/**
 * Asks one question at a time and hands on the answer to the newest only. While an answer is under way a new
 * question waits, and a newer one takes its place; an answer that a newer question has overtaken is dropped.
 */
export function createLatestOnly<Question, Answer>(
  ask: (question: Question) => Promise<Answer>,
  receive: (answer: Answer, question: Question) => void,
): (question: Question) => void {
  let waiting: { readonly question: Question } | null = null
  let busy = false

  async function work(): Promise<void> {
    busy = true
    while (waiting) {
      const { question } = waiting
      waiting = null
      const answer = await ask(question)
      if (!waiting) receive(answer, question)
    }
    busy = false
  }

  return question => {
    waiting = { question }
    if (!busy) void work()
  }
}
