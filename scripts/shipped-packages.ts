import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { PROJECT } from './project.ts'

/** A package of somebody else that is inside the installed product. */
export type ShippedPackage = {
  readonly name: string
  readonly version: string
  /** SPDX expression, as the package states it; empty where it states none. */
  readonly licence: string
  /** Its folder, from the project's. */
  readonly folder: string
}

/** Where the build of the window notes whose code it took in. */
export const BUNDLED = join(PROJECT, 'out', 'bundled-packages.json')

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional(), dev: z.boolean().optional() })),
})
const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  // As packages of before 2015 state it.
  licenses: z.array(z.object({ type: z.string() })).default([]),
})
const names = z.array(z.string())

/** Starts an installed browser, which an installed product never does: it is left out of the archive. */
const LEFT_OUT = new Set(['playwright-core'])

/** Packages whose licence stands in a file of theirs alone, as it was read there. */
const STATED_IN_FILE: Readonly<Record<string, string>> = { 'png-js': 'MIT' }

/** All that is shipped besides the runtime: what the main process loads, and what the window's bundle took in. */
export function listShippedPackages(): readonly ShippedPackage[] {
  const lock = lockSchema.parse(json(join(PROJECT, 'package-lock.json')))
  const bundled = names.parse(json(BUNDLED))
  const folders = Object.entries(lock.packages)
    .filter(
      ([folder, { dev }]) =>
        folder !== '' && (dev !== true || bundled.some(name => folder === `node_modules/${name}`)),
    )
    .map(([folder]) => folder)
  return folders
    .map(shippedFrom)
    .filter(({ name }) => !LEFT_OUT.has(name))
    .toSorted((one, other) => one.name.localeCompare(other.name))
}

function shippedFrom(folder: string): ShippedPackage {
  const { name, version, license, licenses } = packageSchema.parse(
    json(join(PROJECT, folder, 'package.json')),
  )
  const stated = license ?? licenses.map(({ type }) => type).join(' OR ')
  return { name, version, licence: stated || (STATED_IN_FILE[name] ?? ''), folder }
}

/** The words of a package's licence; empty where it brings none. */
export function licenceText({ folder }: ShippedPackage): string {
  const files = readdirSync(join(PROJECT, folder)).filter(name => /^(licen[cs]e|copying|notice)/i.test(name))
  return files.map(name => readFileSync(join(PROJECT, folder, name), 'utf8').trim()).join('\n\n')
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}
