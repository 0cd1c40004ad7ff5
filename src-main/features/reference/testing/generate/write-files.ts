import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { GeneratedFile } from './generated-file.ts'

/** Writes files into a folder, which is made, and gives back their paths. */
export async function writeFiles(
  folder: string,
  files: readonly GeneratedFile[],
): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true })
  const paths: string[] = []
  for (const file of files) {
    const path = join(folder, file.name)
    await pipeline(Readable.from(file.pieces()), createWriteStream(path))
    paths.push(path)
  }
  return paths
}

/** Writes one zip of several files, as they are published. */
export async function writeZip(
  folder: string,
  name: string,
  files: readonly GeneratedFile[],
): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, name)
  const zip = zipOf(files)
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

/** A zip in memory. */
export async function zipBytes(files: readonly GeneratedFile[]): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of zipOf(files).outputStream) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

function zipOf(files: readonly GeneratedFile[]): ZipFile {
  const zip = new ZipFile()
  for (const file of files) {
    zip.addReadStreamLazy(file.name, { mtime: MODIFIED }, open => open(null, Readable.from(file.pieces())))
  }
  zip.end()
  return zip
}

/** The same bytes for the same seed, whenever they are made. */
const MODIFIED = new Date(2026, 0, 2)
