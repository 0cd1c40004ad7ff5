import type { ListedBackup } from '#shared/contract/backup.ts'

/** What a copy of the log is: `backup`, or `before the update from schema 127 (version 0.9.0)`. */
export function kindInWords({
  kind,
  name,
  manifest,
}: Pick<ListedBackup, 'kind' | 'name' | 'manifest'>): string {
  if (kind === 'backup') return 'backup'
  const schema = manifest?.schema ?? /^chargemark-schema-(\d+)-/.exec(name)?.[1] ?? ''
  const version = manifest === null || !/^\d/.test(manifest.version) ? '' : ` (version ${manifest.version})`
  return `before the update from schema ${schema}${version}`
}
