import type { CodeFact, CodePage } from '#shared/contract/reference.ts'
import { addOnRelations, type AddOnRelation } from '../facts/code-facts.ts'
import type { ReferenceOnDay } from '../reference-on-day.ts'

/** The add-ons of a code and the primaries it is added to, and a fact that names the edition of them. */
export type Relations = Pick<CodePage, 'addOns' | 'primaries'> & { readonly facts: readonly CodeFact[] }

export function relations(at: ReferenceOnDay, code: string): Relations {
  const found = addOnRelations(at, code)
  if (found === null) return { addOns: [], primaries: [], facts: [] }
  const asAddOn = found.value.filter(({ addOn }) => addOn === code)
  const addOns = unique(found.value.filter(({ primary }) => primary === code).map(({ addOn }) => addOn))
  const primaries = unique(asAddOn.flatMap(({ primary }) => primary ?? []))
  const facts = [...addOnFacts(asAddOn, primaries), ...primaryFacts(addOns)]
  return { addOns, primaries, facts: facts.map(fact => ({ ...fact, edition: found.edition })) }
}

type UnsourcedFact = Omit<CodeFact, 'edition'>

function addOnFacts(
  relationsOfIt: readonly AddOnRelation[],
  primaries: readonly string[],
): readonly UnsourcedFact[] {
  if (relationsOfIt.length === 0) return []
  const named = primaries.join(', ')
  const name = 'Add-on to'
  // Type 1 lists every primary; of types 2 and 3 the claims contractor defines all or some of them.
  if (relationsOfIt.every(({ type, primary }) => type === 1 && primary !== null)) {
    return [{ name, value: named, words: 'Charged only beside one of these, never alone.' }]
  }
  const words =
    named === ''
      ? 'Charged only beside a primary, which the contractor defines.'
      : 'Charged only beside a primary: one of these, or one that the contractor defines.'
  return [{ name, value: named === '' ? 'as the contractor defines' : named, words }]
}

function primaryFacts(addOns: readonly string[]): readonly UnsourcedFact[] {
  if (addOns.length === 0) return []
  const words = 'What is added to it: for further lesions or parts in the same session.'
  return [{ name: 'Its add-ons', value: addOns.join(', '), words }]
}

function unique(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)]
}
