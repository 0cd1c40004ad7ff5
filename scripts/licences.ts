import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from './project.ts'
import { licenceText, listShippedPackages, type ShippedPackage } from './shipped-packages.ts'

/** Licences that let a hospital run the product and ask for no more than their words. */
export const ACCEPTED_LICENCES: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
  'Zlib',
])

/** Where the words of all licences lie; the installed product carries the file. */
export const LICENCES_FILE = join(PROJECT, 'out', 'THIRD-PARTY-LICENSES.txt')

/** Whether an SPDX expression such as `MIT` or `(MIT OR GPL-3.0)` offers an accepted licence. */
export function isAccepted(expression: string): boolean {
  return expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some(choice => choice.split(' AND ').every(licence => ACCEPTED_LICENCES.has(licence.trim())))
}

/** Writes the words of every licence that came with what is shipped. */
export function writeLicences(): void {
  const packages = listShippedPackages()
  writeFileSync(LICENCES_FILE, `${HEAD}\n\n${packages.map(sectionOf).join('\n')}`)
}

const HEAD = `Chargemark is made with the packages below, each under its own licence.
The licences of Electron and Chromium lie beside the executable.`

function sectionOf(shipped: ShippedPackage): string {
  const { name, version, licence } = shipped
  const words = licenceText(shipped)
  return `${'-'.repeat(72)}\n${name} ${version}: ${licence}\n\n${words || 'The package brings no text of its licence.'}\n`
}
