import type { InterfaceSheet } from '#shared/contract/interface-sheet.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import { TRAINING_MARK } from '#main/features/settings/index.ts'
import { numberInName } from '../control-number.ts'

export type FileNameFacts = {
  readonly training: boolean
  readonly site: string
  readonly workstation: string
  /** ISO instant with its offset. */
  readonly createdAt: string
  /** From a sequence that is never repeated. */
  readonly count: number
  readonly claim: Claim
  readonly batch: string
}

/**
 * The name of a file by the pattern of its sheet. Files of training say so in place of, or before, the site; files of a
 * test destination begin with TEST_. `CHG_{site}{workstation}_{date}_{number}.hl7` becomes
 * `CHG_SITEK7M_20261120_00012.hl7`.
 */
export function fileNameOf(sheet: Pick<InterfaceSheet, 'delivery' | 'mode'>, facts: FileNameFacts): string {
  const pattern = sheet.delivery.fileName
  const mark = facts.training ? TRAINING_MARK : ''
  const parts: Readonly<Record<string, string>> = {
    site: `${mark}${facts.site}`,
    workstation: facts.workstation,
    date: facts.createdAt.slice(0, 10).replaceAll('-', ''),
    time: facts.createdAt.slice(11, 19).replaceAll(':', ''),
    number: numberInName(facts.count),
    claim: facts.claim,
    batch: facts.batch,
  }
  const name = pattern.replaceAll(/\{([a-z]+)\}/g, (_, part: string) => parts[part] ?? '')
  const unmarked = facts.training && !pattern.includes('{site}')
  return `${sheet.mode === 'test' ? 'TEST_' : ''}${unmarked ? `${mark}_` : ''}${name}`
}
