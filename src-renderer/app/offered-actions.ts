import { writtenChord } from '../ui/chord.ts'
import { matchWords } from '../ui/match-words.ts'
import { ACTIONS, type WindowTools } from './actions.ts'

/** An action as the command palette offers it. */
export type OfferedAction = {
  readonly id: string
  readonly title: string
  readonly group: string
  readonly keys: string
  readonly run: () => void
}

/** What can be done as things stand, the best fit to the words typed first. */
export function offeredActions(tools: WindowTools, typed: string): readonly OfferedAction[] {
  return allOffered(tools)
    .map(action => ({ action, score: matchWords(typed, `${action.title} ${action.group}`) }))
    .flatMap(({ action, score }) => (score === null ? [] : [{ action, score }]))
    .toSorted((one, other) => other.score - one.score)
    .map(({ action }) => action)
}

function allOffered(tools: WindowTools): readonly OfferedAction[] {
  const applying = ACTIONS.filter(action => action.applies?.(tools) ?? true)
  return applying.flatMap(({ title, group, chords, written, choices, run }) => {
    const [first = ''] = chords
    const offers = choices?.(tools) ?? [{ title, chord: first }]
    return offers.map(offer => ({
      id: `${offer.chord} ${offer.title}`,
      title: offer.title,
      group,
      keys: choices ? writtenChord(offer.chord) : (written ?? writtenChord(first)),
      run: () => run(tools, offer.chord),
    }))
  })
}
