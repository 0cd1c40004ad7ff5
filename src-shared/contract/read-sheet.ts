import type { z } from 'zod'
import { fail, ok, type Result } from '../base/result.ts'
import { interfaceSheet, type InterfaceSheet } from './interface-sheet.ts'

/** What is wrong with a sheet: at which field, such as `format.columns.3.width`, and what to do. Never a value. */
export type SheetProblem = { readonly path: string; readonly message: string }

/** Reads a sheet from anything: a file somebody wrote, or the form. What is wrong is told field by field. */
export function readSheet(value: unknown): Result<InterfaceSheet, readonly SheetProblem[]> {
  const read = interfaceSheet.safeParse(value)
  return read.success ? ok(read.data) : fail(read.error.issues.flatMap(issue => problemsOf(issue, value)))
}

/** As `readSheet`, from the text of a JSON file. */
export function readSheetText(text: string): Result<InterfaceSheet, readonly SheetProblem[]> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return fail([
      { path: '', message: 'This is no JSON. Open the file in a text editor, or export the sheet anew.' },
    ])
  }
  return readSheet(value)
}

type Issue = z.core.$ZodIssue

function problemsOf(issue: Issue, value: unknown): readonly SheetProblem[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({ path: [...path, key].join('.'), message: UNKNOWN_KEY }))
  }
  return [{ path: path.join('.'), message: isThere(value, path) ? inWords(issue) : missing(issue) }]
}

const UNKNOWN_KEY = 'This is no part of a sheet. Take it out, or compare its spelling with a template.'

function missing(issue: Issue): string {
  return `This is missing. ${issue.code === 'invalid_value' ? inWords(issue) : 'A template shows what goes here.'}`
}

function inWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `One of these is needed: ${issue.values.map(one => JSON.stringify(one)).join(', ')}`
    case 'invalid_union':
      return 'None of the known kinds. A template shows what goes here.'
    case 'invalid_type':
      return `${KIND_WORDS[issue.expected] ?? 'Something else'} is needed here`
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'This name is not of the shape that is needed'
    case 'too_small':
      return tooFew(issue)
    case 'too_big':
      return tooMany(issue)
    default:
      return issue.message
  }
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  string: 'A text',
  number: 'A number',
  int: 'A whole number',
  array: 'A list',
  object: 'A group of fields',
  record: 'A group of fields',
  boolean: 'true or false',
}

function tooFew({ origin, minimum }: Extract<Issue, { readonly code: 'too_small' }>): string {
  if (origin === 'string') return 'This may not be empty'
  return origin === 'array' ? `At least ${minimum} here` : `No less than ${minimum}`
}

function tooMany({ origin, maximum }: Extract<Issue, { readonly code: 'too_big' }>): string {
  if (origin === 'string') return `At most ${maximum} characters`
  return origin === 'array' ? `At most ${maximum} here` : `No more than ${maximum}`
}

/** Whether anything stands at a path. */
function isThere(value: unknown, path: readonly string[]): boolean {
  let at: unknown = value
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return false
    at = (at as Readonly<Record<string, unknown>>)[key]
  }
  return at !== undefined
}
