import type { CodeKind } from '#shared/domain/code-sets.ts'

/** A code as the tables hold it: capitals, without dot or space. `n63.1` becomes `N631`. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s.]/g, '')
}

/** A code as people write it: a diagnosis has a dot after its third character. */
export function shownCode(kind: CodeKind, plain: string): string {
  return kind === 'icd-10-cm' && plain.length > 3 ? `${plain.slice(0, 3)}.${plain.slice(3)}` : plain
}

/** The kinds that a code can be by its shape alone; `J0190` is a HCPCS code and, with a dot, a diagnosis. */
export function kindsByShape(typed: string): readonly CodeKind[] {
  const plain = plainCode(typed)
  if (CPT.test(plain)) return ['cpt']
  const isDiagnosis = DIAGNOSIS.test(plain)
  if (isDiagnosis && typed.includes('.')) return ['icd-10-cm']
  if (HCPCS.test(plain)) return isDiagnosis ? ['hcpcs', 'icd-10-cm'] : ['hcpcs']
  return isDiagnosis ? ['icd-10-cm'] : []
}

/** Five characters that begin with a digit; the last may be a letter. */
const CPT = /^\d{4}[0-9A-Z]$/
const HCPCS = /^[A-V]\d{4}$/
const DIAGNOSIS = /^[A-Z]\d[0-9A-Z][0-9A-Z]{0,4}$/
