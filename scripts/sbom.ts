import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ensureBuilt } from './ensure-built.ts'
import { PROJECT } from './project.ts'
import { runQuietly } from './run.ts'
import { listShippedPackages } from './shipped-packages.ts'

const reference = z.looseObject({ 'bom-ref': z.string() })
const bomSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({ component: reference }),
  components: z.array(reference),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
})

export type Bom = z.output<typeof bomSchema>

/** The bill of materials of the installed product (CycloneDX): npm's own, less what only its making needs. */
export async function billOfMaterials(): Promise<Bom> {
  const { status, output } = await runQuietly('npm', ['sbom', '--sbom-format', 'cyclonedx'])
  if (status !== 0) throw new Error(output)
  return shippedPart(bomSchema.parse(JSON.parse(output.slice(output.indexOf('{')))))
}

function shippedPart(bom: Bom): Bom {
  const kept = new Set(listShippedPackages().map(({ name, version }) => `${name}@${version}`))
  kept.add(`electron@${versionOf('electron')}`)
  const own = versionOf('.')
  const itself = `chargemark@${own}`
  return {
    ...bom,
    metadata: {
      ...bom.metadata,
      component: { ...bom.metadata.component, type: 'application', name: 'chargemark' },
    },
    components: bom.components.filter(component => kept.has(refOf(component['bom-ref']))),
    dependencies: bom.dependencies
      .filter(({ ref }) => ref === itself || kept.has(refOf(ref)))
      .map(one => ({ ...one, dependsOn: one.dependsOn.filter(ref => kept.has(refOf(ref))) })),
  }
}

/** npm puts a package that stands twice in the tree under its place, after a bar. */
function refOf(reference: string): string {
  return reference.split('|')[0] ?? reference
}

function versionOf(name: string): string {
  const folder = name === '.' ? PROJECT : join(PROJECT, 'node_modules', name)
  return z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).version
}

/** `npm run sbom`: writes the bill beside the packages. */
export async function writeBillOfMaterials(): Promise<string> {
  const build = await ensureBuilt()
  if (build.kind === 'failed') throw new Error(build.output)
  const file = join(PROJECT, 'release', `chargemark-${versionOf('.')}.cdx.json`)
  mkdirSync(join(PROJECT, 'release'), { recursive: true })
  writeFileSync(file, `${JSON.stringify(await billOfMaterials(), null, 2)}\n`)
  return file
}
