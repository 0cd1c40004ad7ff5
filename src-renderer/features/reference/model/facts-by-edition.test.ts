import { expect, test } from 'vitest'
import { factsByEdition } from './facts-by-edition.ts'

const fact = (name: string, edition: string) => ({ name, value: '', words: '', edition })

test('each edition is named once, with all of its facts in their order', () => {
  const grouped = factsByEdition([fact('Status', 'MPFS'), fact('Units', 'MUE'), fact('Both sides', 'MPFS')])
  expect(grouped.map(({ edition, facts }) => [edition, facts.map(one => one.name)])).toEqual([
    ['MPFS', ['Status', 'Both sides']],
    ['MUE', ['Units']],
  ])
})
