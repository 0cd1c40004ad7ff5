import { z } from 'zod'
import { CODE_KINDS, DATASETS, type CodeKind, type Dataset, type Verdict } from '../domain/code-sets.ts'
import { CLAIMS } from '../domain/vocabulary.ts'
import { operation } from './operation.ts'

const day = z.iso.date()
const code = z.string().min(1).max(10)
const uploadId = z.uuid()

/** One edition of a dataset as it is loaded. */
export type EditionSummary = {
  readonly id: number
  readonly dataset: Dataset
  /** In words, such as `NCCI PTP practitioner v32.2, in force 2026-07-01`. */
  readonly label: string
  readonly from: string
  /** Last day it is meant for; null where its publisher sets none. */
  readonly through: string | null
  readonly rows: number
  readonly badRows: number
  /** The first of them, by file. */
  readonly firstBadRows: readonly {
    readonly file: string
    readonly line: number
    readonly expected: string
    readonly found: string
  }[]
  /** Parts that are still to be loaded, such as `3 of 4`; empty when it is whole. */
  readonly missingParts: readonly string[]
  readonly files: readonly {
    readonly name: string
    readonly sha256: string
    readonly rows: number
    readonly loadedAt: string
    readonly loadedBy: string
  }[]
}

/** How a dataset stands for a day. */
export type DatasetStanding = {
  readonly dataset: Dataset
  /** `in-force`; `outdated`: the newest edition ended before the day; `incomplete`; `built-in`: the program's own facts; `missing`. */
  readonly standing: 'in-force' | 'outdated' | 'incomplete' | 'built-in' | 'missing'
  /** In a sentence, with the edition that answers. */
  readonly sentence: string
}

export type CodeSets = {
  readonly editions: readonly EditionSummary[]
  /** Every dataset, for today. */
  readonly standing: readonly DatasetStanding[]
  readonly licence: CptLicence | null
  readonly import: ImportState
}

/** The site's licence of the CPT wording, as the site recorded it. */
export type CptLicence = {
  readonly holder: string
  readonly expiresOn: string
  readonly users: number
}

/** A question that a file leaves open. */
export type ImportQuestion = {
  readonly file: string
  readonly asks: 'from' | 'dataset'
  /** Choices for `dataset`. */
  readonly datasets: readonly Dataset[]
  readonly sentence: string
}

export type ImportedFile = {
  readonly file: string
  readonly dataset: Dataset
  readonly edition: string
  readonly rows: number
  readonly badRows: number
  readonly firstBadRows: readonly {
    readonly line: number
    readonly expected: string
    readonly found: string
  }[]
  /** True where the very same file was loaded before and nothing changed. */
  readonly unchanged: boolean
}

export type ImportProblem = {
  readonly file: string
  readonly line: number | null
  readonly expected: string
  readonly found: string
}

export type ImportState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running'
      readonly phase: 'reading' | 'indexing' | 'checking' | 'swapping'
      readonly file: string
      readonly rows: number
      /** 0 to 100. */
      readonly percent: number
      /** Null until it can be told. */
      readonly secondsLeft: number | null
    }
  /** Nothing was changed; the answers to the questions let the same files be imported. */
  | { readonly kind: 'asks'; readonly questions: readonly ImportQuestion[] }
  | { readonly kind: 'refused'; readonly problems: readonly ImportProblem[] }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'done'; readonly files: readonly ImportedFile[] }

export type CodeHit = {
  readonly code: string
  readonly kind: CodeKind
  /** Our own words, the public text, or the licensed text. */
  readonly text: string
  /** Where the text comes from, null for our own words. */
  readonly edition: string | null
  /** False for a heading of ICD-10-CM or a code that is not valid on the day. */
  readonly billable: boolean
  /** Why it cannot be used on the day; empty when it can. */
  readonly remark: string
}

/** A fact about a code with the edition it was read from. */
export type CodeFact = {
  readonly name: string
  readonly value: string
  readonly words: string
  readonly edition: string
}

export type CodePair = {
  readonly column1: string
  readonly column2: string
  readonly indicator: 0 | 1 | 9
  /** What the indicator means, in words. */
  readonly words: string
  readonly rationale: string
  readonly effective: string
  /** Last day in force, null while it stands. */
  readonly deletion: string | null
  readonly claim: 'professional' | 'facility'
}

export type CodePage = {
  readonly code: string
  readonly kind: CodeKind | null
  readonly text: string
  readonly textEdition: string | null
  /** Valid on the day asked. */
  readonly verdict: Verdict
  readonly facts: readonly CodeFact[]
  readonly addOns: readonly string[]
  readonly primaries: readonly string[]
  /** Pairs with codes of the breast family first; at most 400. */
  readonly pairs: readonly CodePair[]
  readonly pairCount: number
  readonly charges: readonly {
    readonly chargeCode: string
    readonly modifiers: readonly string[]
    readonly revenueCode: string
    readonly priceCents: number | null
    readonly department: string
    readonly validFrom: string | null
    readonly validTo: string | null
  }[]
  /** The same facts over the editions loaded, newest first. */
  readonly history: readonly { readonly edition: string; readonly from: string; readonly sentence: string }[]
}

export type PairAnswer = {
  readonly verdict: Verdict
  readonly sentence: string
  readonly edition: string
  readonly pair: CodePair | null
}

/** What changes or breaks between two days of service. */
export type Rehearsal = {
  readonly today: string
  readonly on: string
  /** Datasets for which nothing newer is loaded, so that nothing can be said. */
  readonly notChecked: readonly { readonly dataset: Dataset; readonly sentence: string }[]
  readonly changes: readonly {
    readonly about: 'rule' | 'quick-pick' | 'charge-master'
    readonly severity: 'breaks' | 'changes'
    readonly code: string
    readonly sentence: string
    readonly edition: string
  }[]
}

export const referenceContract = {
  /** What is loaded, and how each dataset stands today. */
  list: operation('see', z.strictObject({})).answers<CodeSets>(),
  /** Opens a place for a file that the window hands over piece by piece. */
  openUpload: operation(
    'administer',
    z.strictObject({ name: z.string().min(1).max(255), bytes: z.int().min(0).max(4_000_000_000) }),
  ).answers<{ readonly upload: string }>(),
  /** The next piece, base64, at most 4 MiB of bytes; `offset` is where it begins. */
  sendPiece: operation(
    'administer',
    z.strictObject({
      upload: uploadId,
      offset: z.int().min(0),
      base64: z.base64().max(6_000_000),
    }),
  ).answers<{ readonly received: number }>(),
  /** Imports uploaded files in one run: all of them or none. Answers at once; `importState` tells how it goes. */
  startImport: operation(
    'administer',
    z.strictObject({
      uploads: z.array(uploadId).min(1).max(40),
      answers: z
        .array(
          z.strictObject({
            file: z.string().min(1).max(255),
            from: day.optional(),
            dataset: z.enum(DATASETS).optional(),
          }),
        )
        .max(80),
    }),
  ).answers<ImportState>(),
  importState: operation('see', z.strictObject({})).answers<ImportState>(),
  /** Ends a running import; what was loaded before stays in force. */
  cancelImport: operation('administer', z.strictObject({})).answers<ImportState>(),
  /** Forgets the outcome of the last import and removes what was uploaded. */
  dismissImport: operation('administer', z.strictObject({})).answers<ImportState>(),
  removeEdition: operation('administer', z.strictObject({ id: z.int().min(1) })).answers<CodeSets>(),
  recordLicence: operation(
    'administer',
    z.strictObject({
      holder: z.string().trim().min(1).max(120),
      expiresOn: day,
      users: z.int().min(1).max(1_000_000),
    }),
  ).answers<CodeSets>(),
  /** By number, words, synonyms and beginnings of words; the wanted code first. */
  search: operation(
    'see',
    z.strictObject({
      text: z.string().max(200),
      on: day,
      kinds: z.array(z.enum(CODE_KINDS)).max(CODE_KINDS.length),
      limit: z.int().min(1).max(100),
    }),
  ).answers<readonly CodeHit[]>(),
  code: operation('see', z.strictObject({ code, on: day })).answers<CodePage>(),
  pair: operation(
    'see',
    z.strictObject({ column1: code, column2: code, claim: z.enum(CLAIMS), on: day }),
  ).answers<PairAnswer>(),
  rehearse: operation('see', z.strictObject({ on: day })).answers<Rehearsal>(),
} as const
