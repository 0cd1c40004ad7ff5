import type { CodeKind } from '#shared/domain/code-sets.ts'

/** A kind of code as its users call it. */
export const CODE_KIND_LABEL = {
  cpt: 'CPT',
  hcpcs: 'HCPCS',
  'icd-10-cm': 'ICD-10-CM',
} as const satisfies Record<CodeKind, string>
