import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { productRoot } from './product-root.ts'

/** The version in the product's package.json. */
export function productVersion(): string {
  const { version } = JSON.parse(readFileSync(join(productRoot(), 'package.json'), 'utf8'))
  if (typeof version !== 'string') throw new Error('package.json of the product names no version')
  return version
}
