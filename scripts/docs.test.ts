import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT } from './project.ts'

const PAGES = ['README.md', 'CHANGELOG.md', ...globSync('docs/**/*.md', { cwd: PROJECT })]

/** Paths of this project that a page names between backticks, and pages and pictures it links to. */
function named(page: string): readonly string[] {
  const text = readFileSync(join(PROJECT, page), 'utf8')
  const sources = [
    ...text.matchAll(
      /`((?:src-main|src-renderer|src-shared|e2e|scripts|resources|\.github)\/[\w./-]+\.\w+)`/g,
    ),
  ]
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
  return [...sources.map(([, path = '']) => path), ...links.map(([, path = '']) => join(dirname(page), path))]
}

test.each(PAGES)('%s names only what is there', page => {
  expect(named(page).filter(path => !existsSync(join(PROJECT, path)))).toEqual([])
})
