import { expect, test } from 'vitest'
import { createLatestOnly } from './latest-only.ts'

/** A question desk that answers when told to. */
function aDesk() {
  const asked: { readonly question: string; readonly answer: () => void }[] = []
  const received: string[] = []
  const ask = createLatestOnly<string, string>(
    question => new Promise(resolve => asked.push({ question, answer: () => resolve(`${question}!`) })),
    answer => received.push(answer),
  )
  return { ask, asked, received }
}

const settled = () => new Promise(resolve => setImmediate(resolve))

test('an answer reaches the one who asked', async () => {
  const desk = aDesk()
  desk.ask('a')
  desk.asked[0]?.answer()
  await settled()
  expect(desk.received).toEqual(['a!'])
})

test('only the newest of the questions that waited is asked, and only its answer is heard', async () => {
  const desk = aDesk()
  desk.ask('a')
  desk.ask('b')
  desk.ask('c')
  desk.asked[0]?.answer()
  await settled()
  expect(desk.asked.map(one => one.question)).toEqual(['a', 'c'])
  desk.asked[1]?.answer()
  await settled()
  expect(desk.received).toEqual(['c!'])
})
