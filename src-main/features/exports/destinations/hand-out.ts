import { join } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { DestinationTried, HandedOut, SpecificationForm } from '#shared/contract/destinations.ts'
import { type Failure } from '#shared/contract/failure.ts'
import type { InterfaceSheet } from '#shared/contract/interface-sheet.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { renderPdf } from '#main/features/printing/index.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { Files } from '#main/ports/files.ts'
import { fileFailure } from '#main/features/shares/index.ts'
import { checkFile } from '../conformance/check-file.ts'
import { decodeFile } from '../decode/decode-file.ts'
import { specificationDocument } from '../specification/specification-document.ts'
import { specificationHtml, specificationMarkdown } from '../specification/specification-page.ts'
import { specificationOf } from '../specification/specification.ts'
import { sampleOf, type Sample } from './sample-file.ts'
import { claimsOf } from './sheet-format.ts'

/** What a sheet would write, with invented charges, taken apart as its receiver takes it apart. */
export function previewOf(sheet: InterfaceSheet, settings: Settings): DestinationTried {
  const samples = samplesOf({ sheet, settings, marked: false })
  if (!samples.ok) return { kind: 'unfit', message: samples.error }
  const files = samples.value.map(({ claim, name, bytes }) => {
    const text = bytes.toString('utf8')
    return { claim, name, text, parts: decodeFile(text, sheet.format) }
  })
  return { kind: 'tried', files }
}

function samplesOf({
  sheet,
  settings,
  marked,
}: {
  readonly sheet: InterfaceSheet
  readonly settings: Settings
  readonly marked: boolean
}): Result<readonly Sample[], string> {
  const samples: Sample[] = []
  for (const claim of claimsOf(sheet)) {
    const sample = sampleOf({ sheet, settings, claim, marked })
    if (!sample.ok) return sample
    samples.push(sample.value)
  }
  return ok(samples)
}

type Place = {
  readonly sheet: InterfaceSheet
  readonly settings: Settings
  readonly files: Files
  readonly folder: string
}

/** Writes a sample for each kind of claim, marked as training, once it has passed the same check as any file. */
export function writeSamples({ sheet, settings, files, folder }: Place): Result<HandedOut, Failure> {
  const samples = samplesOf({ sheet, settings, marked: true })
  if (!samples.ok) return ok({ kind: 'unfit', message: samples.error })
  const written = samples.value.map(({ claim, name, bytes }) => {
    if (!checkFile(bytes, sheet, settings).conforms)
      throw new Error('A sample does not conform to its own sheet')
    return { name: `SAMPLE_${claim.toUpperCase()}_${name}`, bytes }
  })
  return writeInto(files, folder, written)
}

/** Writes the specification in one of its forms. */
export async function writeSpecification(
  { sheet, settings, files, folder }: Place,
  form: SpecificationForm,
): Promise<Result<HandedOut, Failure>> {
  const specification = specificationOf(sheet, settings)
  if (!specification.ok) return ok({ kind: 'unfit', message: specification.error })
  const bytes = {
    pdf: () => renderPdf(specificationDocument(specification.value)),
    md: async () => Buffer.from(specificationMarkdown(specification.value), 'utf8'),
    html: async () => Buffer.from(specificationHtml(specification.value), 'utf8'),
    json: async () => Buffer.from(`${JSON.stringify(sheet, null, 2)}\n`, 'utf8'),
  }
  // Named by the sheet it was made from, so that two states of a sheet never take one another's place.
  const name = `${form === 'json' ? 'SHEET' : 'SPEC'}_${sheet.id}_${specification.value.hash.slice(0, 8)}.${form}`
  return writeInto(files, folder, [{ name, bytes: await bytes[form]() }])
}

type ToWrite = readonly { readonly name: string; readonly bytes: Buffer }[]

/** Never over another file; the same bytes under the same name are there already. */
function writeInto(files: Files, folder: string, all: ToWrite): Result<HandedOut, Failure> {
  const paths: string[] = []
  const done = attempt(() => {
    for (const { name, bytes } of all) {
      const path = join(folder, name)
      const isThere = files.stat(path) !== null && files.read(path).equals(bytes)
      if (!isThere) files.create(path, bytes)
      paths.push(path)
    }
  })
  if (!done.ok) return fail(fileFailure(done.error.kind))
  return ok({ kind: 'written', paths })
}
