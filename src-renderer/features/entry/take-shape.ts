import type { EntryShape } from '#shared/domain/entry-shape.ts'
import { focusField } from '../../ui/focus-order.ts'
import type { QuickPicksStore } from '../quick-picks/quick-picks-store.ts'
import { type AppliedShape, applyShape } from './model/apply-shape.ts'
import type { SessionStore } from './store/session-store.ts'
import { entryOf, isEditable } from './store/session-state.ts'

/** Adds the quick pick at a place of the list, from 0, to the session on the desk. Undo takes it back whole. */
export function takeQuickPick(session: SessionStore, picks: QuickPicksStore, place: number): void {
  const pick = picks.view.getState().picks[place]
  if (!pick || !isEditable(session.view.getState())) return
  const applied = addShape(session, pick.shape)
  if (!applied) return
  session.say('info', told(`“${pick.name}”`, applied))
  void picks.countUse(pick.id)
}

/** Adds what the session begun last had, and says what was copied and what was left. */
export async function copyPreviousShape(session: SessionStore, picks: QuickPicksStore): Promise<void> {
  if (!isEditable(session.view.getState())) return
  const answer = await picks.previousShape(session.view.getState().id)
  if (!answer.ok) return session.say('warn', answer.error.message)
  if (answer.value === null) return session.say('warn', 'No other session has anything to copy yet.')
  const { shape, left } = answer.value
  const applied = addShape(session, shape)
  if (!applied) return
  const leftOut = ['patient', 'documents', ...left].join(', ')
  session.say('info', `${told('Session before', applied)} Left: ${leftOut}.`)
}

function addShape(session: SessionStore, shape: EntryShape): AppliedShape | null {
  const applied = applyShape(entryOf(session.view.getState()), shape)
  if (!applied) {
    session.say('warn', 'There is no room for so many lesions; nothing was changed.')
    return null
  }
  session.changeApart('lesions', () => applied.entry)
  const { firstLesion } = applied
  if (firstLesion) requestAnimationFrame(() => focusField(`lesions.${firstLesion}.location`))
  return applied
}

function told(source: string, { added, kept }: AppliedShape): string {
  const news = added.length === 0 ? 'nothing new to add.' : `added ${added.join(', ')}.`
  const stays = kept.length === 0 ? '' : ` As it was: ${kept.join(', ')}.`
  return `${source}: ${news}${stays}`
}
