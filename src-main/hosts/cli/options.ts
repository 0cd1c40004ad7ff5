import { InvalidArgumentError, Option } from 'commander'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { defaultDataFolder } from '../default-data-folder.ts'

/** `--data DIR`, by default the data folder of this account. */
export function dataOption(): Option {
  return new Option('--data <dir>', 'data folder')
    .argParser(folder)
    .default(defaultDataFolder(process.platform, homedir(), process.env))
}

/** A path as an option or argument gives it. */
export function folder(value: string): string {
  if (value === '') throw new InvalidArgumentError('A folder is needed.')
  return resolve(value)
}
