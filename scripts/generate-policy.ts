import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { policyTemplates } from './policy-templates.ts'
import { PROJECT } from './project.ts'

// `npm run generate:policy`: the schema and the templates for group policy, from what the program reads.
for (const [name, content] of Object.entries(policyTemplates())) {
  const path = join(PROJECT, 'resources', 'policy', name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  process.stdout.write(`resources/policy/${name}\n`)
}
