import { expect, test } from 'vitest'
import words from '#resources/reference/department-words.json' with { type: 'json' }
import { ownWords } from '#shared/domain/own-words.ts'
import { kindsByShape } from '../code-shape.ts'
import { DEPARTMENT_CODES, SUGGESTED_DIAGNOSES } from './department-codes.ts'
import { foldWords } from './fold-words.ts'

test('further words are given to codes that have words of ours', () => {
  const unknown = words.procedures.flatMap(({ codes }) => codes).filter(code => ownWords(code) === '')
  expect(unknown).toEqual([])
})

test('every diagnosis is one by its shape, and stands once', () => {
  const codes = [...words.diagnoses, ...words.otherDiagnoses].map(({ code }) => code)
  expect(codes.filter(code => !kindsByShape(code).includes('icd-10-cm'))).toEqual([])
  expect(new Set(codes).size).toBe(codes.length)
})

test('what a word stands for can be found: it is written as texts are folded', () => {
  const said = Object.entries(words.said)
  expect(said.filter(([word]) => foldWords(word).join(' ') !== word)).toEqual([])
  const meanings = said.flatMap(([, each]) => each).map(meaning => meaning.replaceAll('*', ''))
  expect(meanings.filter(meaning => foldWords(meaning).join(' ') !== meaning)).toEqual([])
})

test('the suggested diagnoses are those of the rules: found on imaging, lumps, cancers, history, nodes', () => {
  for (const code of [
    'R92.0',
    'R92.1',
    'R92.8',
    'N63.11',
    'C50.911',
    'D05.11',
    'D24.1',
    'D48.61',
    'N60.91',
  ]) {
    expect(SUGGESTED_DIAGNOSES).toContain(code)
  }
  for (const code of ['Z85.3', 'Z86.000', 'Z80.3', 'C77.3', 'R59.0'])
    expect(SUGGESTED_DIAGNOSES).toContain(code)
  expect(SUGGESTED_DIAGNOSES).not.toContain('Z12.31')
})

test('the family comes before what belongs beside it, procedures before diagnoses', () => {
  expect(DEPARTMENT_CODES[0]?.plain).toBe('19281')
  expect(DEPARTMENT_CODES.at(-1)?.kind).toBe('icd-10-cm')
})
