import type { SessionId } from '#shared/domain/session.ts'
import { ask } from './ask.ts'
import { openExisting } from './open-core.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'

type Options = { readonly data: string; readonly session: string }

/** `story`: the life of a session with what it corrects and what corrects it, as one JSON object. */
export function runStory({ data, session }: Options, host: CliHost, terminal: Terminal): Promise<number> {
  return openExisting({ data, host, terminal, needs: 'see' }, async core => {
    const id = IS_ID.test(session) ? (session as SessionId) : await idOf(core, session)
    if (id === null) {
      note(
        terminal,
        'No session has this accession number. Give it in full, or the id that sessions --json has.',
      )
      return 1
    }
    const story = await ask(core, 'story', 'tell', { id })
    if (!story.ok) {
      note(terminal, story.error.message)
      return 1
    }
    terminal.output.write(`${JSON.stringify(story.value)}\n`)
    return 0
  })
}

const IS_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The session begun last that has an accession number: its story tells of the others. */
async function idOf(core: Parameters<typeof ask>[0], accession: string): Promise<SessionId | null> {
  const found = await ask(core, 'sessions', 'search', { text: accession })
  if (!found.ok) return null
  const own = found.value.filter(session => session.accession === accession)
  return own.find(({ supersededBy }) => supersededBy === null)?.id ?? own[0]?.id ?? null
}
