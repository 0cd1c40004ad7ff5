import { FAMILY_CODES } from '#shared/domain/own-words.ts'
import { addOnRelations } from '../facts/code-facts.ts'
import { onBothDays, type BothDays, type Change } from './both-days.ts'

/** Add-ons of the family that lose a primary or get another one. */
export function addOnChanges(days: BothDays): readonly Change[] {
  if (onBothDays(days, 'add-on') === null) return []
  return FAMILY_CODES.flatMap(code => {
    const [was, is] = [primariesOn(days.before, code), primariesOn(days.after, code)]
    const edition = addOnRelations(days.after, code)?.edition ?? ''
    return [
      ...was.filter(primary => !is.includes(primary)).map(primary => lost({ code, primary, edition })),
      ...is.filter(primary => !was.includes(primary)).map(primary => gained({ code, primary, edition })),
    ]
  })
}

/** Empty text stands for what the contractor defines. */
function primariesOn(at: BothDays['before'], code: string): readonly string[] {
  const relations = addOnRelations(at, code)?.value ?? []
  return [...new Set(relations.filter(({ addOn }) => addOn === code).map(({ primary }) => primary ?? ''))]
}

type Relation = { readonly code: string; readonly primary: string; readonly edition: string }

/** The rules add an add-on to its first-lesion code: without that relation their lines are not paid. */
function lost({ code, primary, edition }: Relation): Change {
  const sentence = `${code} is no add-on to ${named(primary)} any more.`
  return { about: 'rule', severity: 'breaks', code, sentence, edition }
}

function gained({ code, primary, edition }: Relation): Change {
  const sentence = `${code} is an add-on to ${named(primary)} as well.`
  return { about: 'rule', severity: 'changes', code, sentence, edition }
}

function named(primary: string): string {
  return primary === '' ? 'what the contractor defines' : primary
}
