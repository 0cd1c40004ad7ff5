import { relative } from 'node:path'
import { PROJECT } from './project.ts'
import { writeBillOfMaterials } from './sbom.ts'

// `npm run sbom`: what is inside the installed product, as CycloneDX.
process.stdout.write(`${relative(PROJECT, await writeBillOfMaterials())}\n`)
