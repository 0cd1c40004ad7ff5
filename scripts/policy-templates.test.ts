import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { policyTemplates } from './policy-templates.ts'
import { PROJECT } from './project.ts'

const templates = policyTemplates()

test.each(Object.entries(templates))('%s stands as it follows from the schema', (name, content) => {
  expect(readFileSync(join(PROJECT, 'resources', 'policy', name), 'utf8')).toBe(content)
})

/** Every value of an attribute in a well-formed file; a broken one throws. */
function attributes(xml: string, name: string): readonly string[] {
  const found: string[] = []
  const parser = new SaxesParser()
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ attributes: all }) => {
    const value = all[name]
    if (typeof value === 'string') found.push(value)
  })
  parser.write(xml).close()
  return found
}

describe('the templates for group policy', () => {
  const admx = templates['chargemark.admx'] ?? ''
  const adml = templates['en-US/chargemark.adml'] ?? ''

  test('name no words and no presentation that the language file lacks', () => {
    const ids = new Set(attributes(adml, 'id'))
    const asked = ['displayName', 'explainText', 'presentation'].flatMap(name => attributes(admx, name))
    const missing = asked
      .map(reference => /^\$\((?:string|presentation)\.(\w+)\)$/.exec(reference)?.[1] ?? reference)
      .filter(id => !ids.has(id))
    expect(missing).toEqual([])
    expect(asked.length).toBeGreaterThan(40)
  })

  test('write every value under the one key that the program reads', () => {
    expect(new Set(attributes(admx, 'key'))).toEqual(new Set(['SOFTWARE\\Policies\\Chargemark']))
    const values = attributes(admx, 'valueName')
    expect(new Set(values).size).toBe(values.length)
    expect(values).toEqual(
      expect.arrayContaining(['keyStore', 'training', 'exportFolder', 'worklistMoveRead']),
    )
  })
})
