import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT } from './project.ts'

// The page on security claims nothing that no test shows: each claim of its tables leads to tests that are there.

const PAGE = readFileSync(join(PROJECT, 'docs', 'SECURITY.md'), 'utf8')
const [TEXT = '', CLAIMS = ''] = PAGE.split('## Each claim and its tests')

type Shown = { readonly file: string; readonly title: string }
type Claim = { readonly name: string; readonly sentence: string; readonly shown: readonly Shown[] }

const claims: readonly Claim[] = CLAIMS.split(/^### /m)
  .slice(1)
  .map(part => {
    const [name = '', ...lines] = part.split('\n').map(line => line.trim())
    const shown = lines.flatMap(line => {
      const match = /^- `([\w./-]+)`: (.+)$/.exec(line)
      return match?.[1] && match[2] ? [{ file: match[1], title: match[2].replaceAll('\\', '') }] : []
    })
    return { name, sentence: lines.find(line => line !== '') ?? '', shown }
  })

/** Rows of the tables whose last columns say what shows them: the cells of the column "shown by". */
function shownBy(): readonly string[] {
  const tables = TEXT.split(/\n(?!\|)/).filter(part => /^\|.*\bshown by\b/m.test(part))
  return tables.flatMap(table => {
    const [head = '', , ...rows] = table.split('\n').filter(line => line.startsWith('|'))
    const column = head.split('|').findIndex(cell => cell.trim() === 'shown by')
    return rows.map(row => row.split('|')[column]?.trim() ?? '')
  })
}

const named = (text: string) => [...text.matchAll(/`([a-z][a-z-]+)`/g)].map(([, name = '']) => name)

test('every row of the tables is shown by claims that the last section has', () => {
  const cells = shownBy()
  expect(cells.length).toBeGreaterThan(30)
  // One row alone has nothing to show: what is not protected.
  expect(cells.filter(cell => named(cell).length === 0)).toHaveLength(1)
  const known = claims.map(({ name }) => name)
  expect(cells.flatMap(named).filter(name => !known.includes(name))).toEqual([])
})

test('every claim is made in the text, once defined, and has a sentence and a test', () => {
  const names = claims.map(({ name }) => name)
  expect(names.length).toBeGreaterThan(30)
  expect(new Set(names).size).toBe(names.length)
  const made = new Set(named(TEXT))
  expect(names.filter(name => !made.has(name))).toEqual([])
  expect(claims.filter(({ sentence, shown }) => !/^[A-Z].*\.$/.test(sentence) || shown.length === 0)).toEqual(
    [],
  )
})

/** Whether a file has a test of this title that runs: not one that is left out, nor a comment. */
function hasTest({ file, title }: Shown): boolean {
  const path = join(PROJECT, file)
  if (!existsSync(path) || !/\.(test|spec)\.ts$/.test(file)) return false
  const source = readFileSync(path, 'utf8')
  return ["'", '"', '`'].some(quote => {
    const at = source.indexOf(`${quote}${title}${quote}`)
    const before = source.slice(0, Math.max(0, at)).trimEnd()
    const line = before.slice(before.lastIndexOf('\n') + 1)
    return at !== -1 && before.endsWith('(') && !/\.(skip|todo|fixme|fails)\(|^\s*\/\//.test(line)
  })
}

test.each(claims.flatMap(({ name, shown }) => shown.map(one => ({ name, ...one }))))(
  'the claim $name is shown by $file: $title',
  one => {
    expect(hasTest(one)).toBe(true)
  },
)
