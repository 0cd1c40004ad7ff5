import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { NAMED_RIGHTS, RIGHT_WORDS, RIGHTS, RIGHTS_OF_ROLE, rightsOf, ROLES, rolesInWords } from './rights.ts'

/** The cells of the table of rights in the documentation, by the words of the right. */
function documentedRights(): ReadonlyMap<string, readonly string[]> {
  const rows = readFileSync(new URL('../../docs/PEOPLE.md', import.meta.url), 'utf8')
    .split('\n')
    .map(line => line.split('|').map(cell => cell.trim()))
    .filter(cells => cells.length === ROLES.length + 3)
  return new Map(rows.map(([, words = '', ...cells]) => [words, cells.slice(0, ROLES.length)]))
}

test('the table in the documentation says which role brings which right', () => {
  const documented = documentedRights()
  for (const right of RIGHTS) {
    const cells = ROLES.map(role => (RIGHTS_OF_ROLE[role].includes(right) ? 'yes' : ''))
    expect([RIGHT_WORDS[right], documented.get(RIGHT_WORDS[right])]).toEqual([RIGHT_WORDS[right], cells])
  }
})

test('somebody with several roles has the rights of all of them, and those given by name', () => {
  expect([...rightsOf(['entry', 'exporter'], ['void'])].toSorted()).toEqual([
    'enter',
    'export',
    'report',
    'see',
    'void',
  ])
})

test('no role brings a right that is given by name', () => {
  const brought = ROLES.flatMap(role => RIGHTS_OF_ROLE[role])
  expect(NAMED_RIGHTS.filter(right => brought.includes(right))).toEqual([])
})

test('who may correct is told by role; what no role brings has none', () => {
  expect([rolesInWords('correct'), rolesInWords('report'), rolesInWords('void')]).toEqual([
    'Reviewer',
    'Reviewer, Exporter, Auditor',
    '',
  ])
})
