import words from '#resources/reference/department-words.json' with { type: 'json' }
import type { CodeKind } from '#shared/domain/code-sets.ts'
import { CODES_WITH_OWN_WORDS, ownWords } from '#shared/domain/own-words.ts'
import { kindsByShape, plainCode } from '../code-shape.ts'
import { foldWords } from './fold-words.ts'
import type { SearchableWords } from './word-match.ts'

/** A code that the department uses, known by the program itself, with its words. */
export type DepartmentCode = {
  readonly kind: CodeKind
  /** As the tables hold it. */
  readonly plain: string
  readonly text: string
  readonly words: SearchableWords
  /** Place in the department's order, the family first: of two equal answers the earlier one is wanted. */
  readonly rank: number
}

/** Diagnoses that are suggested for quick picks, with their dots. Source: coding rules, section 5. */
export const SUGGESTED_DIAGNOSES: readonly string[] = words.diagnoses.map(({ code }) => code)

/** The edition that the texts of the program's own diagnoses are of. */
export const BUILT_IN_DIAGNOSES = 'ICD-10-CM, October 2026, built in'

const EXTRA_WORDS = extraWords()
const PROCEDURE_WORDS: ReadonlySet<string> = new Set([...words.procedureSides, ...words.codeWords.cpt])
const SUPPLY_WORDS: ReadonlySet<string> = new Set([...words.procedureSides, ...words.codeWords.hcpcs])
const DIAGNOSIS_WORDS: ReadonlySet<string> = new Set(words.codeWords['icd-10-cm'])

/** What the program knows without any file: the family, what belongs beside it, and the breast's diagnoses. */
export const DEPARTMENT_CODES: readonly DepartmentCode[] = [
  ...CODES_WITH_OWN_WORDS.map(procedure),
  ...[...words.diagnoses, ...words.otherDiagnoses].map(diagnosis),
].map((code, rank) => ({ ...code, rank }))

const BY_CODE: ReadonlyMap<string, DepartmentCode> = new Map(
  DEPARTMENT_CODES.map(code => [`${code.kind} ${code.plain}`, code]),
)

export function findDepartmentCode(kind: CodeKind, plain: string): DepartmentCode | null {
  return BY_CODE.get(`${kind} ${plain}`) ?? null
}

function procedure(code: string): Omit<DepartmentCode, 'rank'> {
  const kind = kindsByShape(code)[0] ?? 'cpt'
  const own = foldWords(ownWords(code))
  const neutral = kind === 'cpt' ? PROCEDURE_WORDS : SUPPLY_WORDS
  const extra = [code.toLowerCase(), ...(EXTRA_WORDS.get(code) ?? [])]
  return { kind, plain: code, text: ownWords(code), words: { own, extra, neutral } }
}

function diagnosis(entry: (typeof words.diagnoses)[number]): Omit<DepartmentCode, 'rank'> {
  const plain = plainCode(entry.code)
  const extra = [plain.toLowerCase(), ...foldWords(entry.words)]
  return {
    kind: 'icd-10-cm',
    plain,
    text: entry.text,
    words: { own: foldWords(entry.text), extra, neutral: DIAGNOSIS_WORDS },
  }
}

function extraWords(): ReadonlyMap<string, readonly string[]> {
  const byCode = new Map<string, readonly string[]>()
  for (const entry of words.procedures) {
    for (const code of entry.codes) {
      byCode.set(code, [...(byCode.get(code) ?? []), ...foldWords(entry.words)])
    }
  }
  return byCode
}
