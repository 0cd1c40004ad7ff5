import type { BiopsyGuidance, Guidance } from '#shared/domain/vocabulary.ts'

/** The tables of section 1: which pair of codes a guidance stands for. Code numbers only. */

/** The code of the first lesion and of each further one; lines stand in the order of the rows. */
export type CodePair = { readonly first: string; readonly addOn: string; readonly row: number }

/**
 * Rows of the table. Stereotactic guidance with and without tomosynthesis is one row.
 */
export const ROW = {
  mammographic: 0,
  stereotactic: 1,
  'stereotactic+tomosynthesis': 1,
  ultrasound: 2,
  mr: 3,
  tomosynthesis: 4,
  palpation: 5,
  none: 6,
} as const satisfies Record<BiopsyGuidance, number>

export const UNLISTED_CODE = '19499'

/** No code of its own: reported with the unlisted code, always reviewed. */
export const UNLISTED = 'unlisted'
/** Nothing is reported; a person must change or explain the entry. */
export const BLOCKED = 'blocked'

type Coding = CodePair | typeof UNLISTED | typeof BLOCKED

const STEREOTACTIC_PLACEMENT = { first: '19283', addOn: '19284', row: 1 } as const
const STEREOTACTIC_BIOPSY = { first: '19081', addOn: '19082', row: 1 } as const

export const BREAST_PLACEMENT = {
  mammographic: { first: '19281', addOn: '19282', row: 0 },
  stereotactic: STEREOTACTIC_PLACEMENT,
  'stereotactic+tomosynthesis': STEREOTACTIC_PLACEMENT,
  ultrasound: { first: '19285', addOn: '19286', row: 2 },
  mr: { first: '19287', addOn: '19288', row: 3 },
  tomosynthesis: UNLISTED,
  palpation: BLOCKED,
} as const satisfies Record<Guidance, Coding>

export const CORE_BIOPSY = {
  mammographic: UNLISTED,
  stereotactic: STEREOTACTIC_BIOPSY,
  'stereotactic+tomosynthesis': STEREOTACTIC_BIOPSY,
  ultrasound: { first: '19083', addOn: '19084', row: 2 },
  mr: { first: '19085', addOn: '19086', row: 3 },
  tomosynthesis: UNLISTED,
  palpation: BLOCKED,
  none: BLOCKED,
} as const satisfies Record<BiopsyGuidance, Coding>

/** A node or other soft tissue: any imaging is one family. */
export const SOFT_TISSUE_PLACEMENT: CodePair = { first: '10035', addOn: '10036', row: 0 }

/** Fine-needle aspiration: the same codes for every structure. */
const FNA_WITHOUT_IMAGING = { first: '10021', addOn: '10004', row: 5 } as const

export const FNA = {
  none: FNA_WITHOUT_IMAGING,
  palpation: FNA_WITHOUT_IMAGING,
  ultrasound: { first: '10005', addOn: '10006', row: 2 },
  mr: { first: '10011', addOn: '10012', row: 3 },
  mammographic: BLOCKED,
  stereotactic: BLOCKED,
  'stereotactic+tomosynthesis': BLOCKED,
  tomosynthesis: BLOCKED,
} as const satisfies Record<BiopsyGuidance, Coding>

export const FILM_ONE_SIDE = '77065'
export const FILM_BOTH_SIDES = '77066'
export const SPECIMEN_FILM = '76098'
export const MARKER_SUPPLY = 'A4648'

/** Imaging guidance is part of every code above and never added (2.14). */
export const IMAGING_GUIDANCE_CODES: ReadonlySet<string> = new Set([
  '76942',
  '77002',
  '77011',
  '77012',
  '77021',
  '76000',
  '76380',
  '76998',
])

/** Every pair above, each once. */
const PAIRS: ReadonlySet<CodePair> = new Set(
  [BREAST_PLACEMENT, CORE_BIOPSY, FNA]
    .flatMap((table): readonly Coding[] => Object.values(table))
    .filter(coding => typeof coding !== 'string')
    .concat(SOFT_TISSUE_PLACEMENT)
    .filter((coding): coding is CodePair => typeof coding !== 'string'),
)

/** Primaries of the add-ons that the rules name themselves (1, 2.12), whatever tables are loaded. */
export const NAMED_PRIMARIES: ReadonlyMap<string, readonly string[]> = new Map([
  ...[...PAIRS].map(({ first, addOn }): [string, readonly string[]] => [addOn, [first]]),
  ['19126', ['19125']],
])

/** Every code that lesions and films bring, and the guidance they include: none of them is an excision. */
export const NEVER_AN_EXCISION: ReadonlySet<string> = new Set([
  ...[...PAIRS].flatMap(({ first, addOn }) => [first, addOn]),
  UNLISTED_CODE,
  FILM_ONE_SIDE,
  FILM_BOTH_SIDES,
  SPECIMEN_FILM,
  ...IMAGING_GUIDANCE_CODES,
])
