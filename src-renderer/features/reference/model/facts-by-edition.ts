import type { CodeFact } from '#shared/contract/reference.ts'

/** Facts that were read from one edition, so that it is named once. */
export type EditionFacts = { readonly edition: string; readonly facts: readonly CodeFact[] }

/** The facts by the edition they were read from, editions in the order in which the facts name them first. */
export function factsByEdition(facts: readonly CodeFact[]): readonly EditionFacts[] {
  return [...Map.groupBy(facts, fact => fact.edition)].map(([edition, own]) => ({ edition, facts: own }))
}
