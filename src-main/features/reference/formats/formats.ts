import type { Finding, Format } from './format.ts'
import type { Head } from './head.ts'
import { pairEdits } from './pair-edits.ts'

/** All layouts that can be read, the most telling first. */
const FORMATS: readonly Format[] = [pairEdits]

/** The layout of a file by the content of its start; null for one that is none of ours. */
export function formatOf(head: Head): { readonly format: Format; readonly finding: Finding } | null {
  for (const format of FORMATS) {
    const finding = format.find(head)
    if (finding) return { format, finding }
  }
  return null
}
