import { InvalidArgumentError, Option } from 'commander'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { parseIsoDate } from '#shared/base/iso-date.ts'
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

export function day(value: string): string {
  if (parseIsoDate(value) === null) {
    throw new InvalidArgumentError('A day that exists is needed, as YYYY-MM-DD.')
  }
  return value
}

export function dayOrAll(value: string): string {
  if (value !== 'all' && parseIsoDate(value) === null) {
    throw new InvalidArgumentError('A day that exists is needed, as YYYY-MM-DD, or the word all.')
  }
  return value
}

export function wholeNumber(value: string): number {
  const number = Number(value)
  if (!/^[1-9]\d{0,6}$/.test(value)) throw new InvalidArgumentError('A whole number of 1 or more is needed.')
  return number
}
