import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '#shared/contract/index.ts'
import type { SessionStory } from '#shared/contract/story.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { answered } from '../../ui/bridge.ts'
import { createFinder, type Finder } from './finder.ts'

export type StoryView = {
  /** Null while a session is still to be chosen, or its story is being read. */
  readonly story: SessionStory | null
  readonly reading: boolean
  readonly failure: string | null
  /** When it was handed to the printer, as long as the printer has it. */
  readonly printedAt: string | null
}

export type StoryStore = {
  readonly view: StoreApi<StoryView>
  readonly finder: Finder
  readonly tell: (id: SessionId) => Promise<void>
  /** Back to the choice of a session. */
  readonly choose: () => void
  readonly print: () => void
  readonly printed: () => void
}

const NOTHING: StoryView = { story: null, reading: false, failure: null, printedAt: null }

/** The story of one session at a time; of several that are asked for in a row the last is told. */
export function createStoryStore(bridge: Bridge): StoryStore {
  const view = createStore<StoryView>(() => NOTHING)
  const finder = createFinder(bridge, () => true)
  let asked = 0
  return {
    view,
    finder,
    tell: async id => {
      asked += 1
      const turn = asked
      view.setState({ ...NOTHING, reading: true })
      const answer = await answered(bridge.story.tell({ id }))
      if (turn !== asked) return
      view.setState(
        answer.ok ? { ...NOTHING, story: answer.value } : { ...NOTHING, failure: answer.error.message },
      )
    },
    choose: () => {
      asked += 1
      view.setState(NOTHING)
      finder.clear()
    },
    print: () => view.setState(({ story }) => ({ printedAt: story && new Date().toISOString() })),
    printed: () => view.setState({ printedAt: null }),
  }
}
