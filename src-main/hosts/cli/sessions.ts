import { STATE_LABEL } from '#shared/domain/labels.ts'
import type { Core } from '../../core.ts'
import type { ListedSession } from '../../features/sessions/index.ts'
import { openExisting } from './open-core.ts'
import type { CliHost } from './run.ts'
import type { Terminal } from './terminal.ts'
import { writeAll } from './write-all.ts'

type Options = { readonly data: string; readonly json?: boolean }

/** `sessions`: every session of a log with its charge lines, for programs as JSON or for people as a table. */
export function runSessions(
  { data, json = false }: Options,
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  return openExisting({ data, host, terminal, needs: 'see' }, async ({ services }) => {
    services.noteListed('sessions')
    if (!json) await writeAll(terminal.output, `${HEADING}\n`)
    for (const session of services.sessions.listAll()) {
      const line = json ? JSON.stringify(sessionJson(session, services)) : tableRow(session)
      if (!(await writeAll(terminal.output, `${line}\n`))) break
    }
    return 0
  })
}

/**
 * `lineId` is the number the line has in charge files, null as long as it has not left; a line that a correction keeps
 * has the number it left under. `creditId` is the number of the credit that took it back.
 */
function sessionJson({ lines, ...session }: ListedSession, services: Core['services']): object {
  const fates = new Map(services.exports.lineFates(session.id).map(fate => [fate.chargeLineId, fate]))
  return {
    ...session,
    lines: lines.map(({ id, ...line }) => {
      const fate = id === null ? undefined : fates.get(id)
      return {
        ...line,
        lineId: fate?.lineNumber ?? null,
        batch: fate?.batch ?? null,
        kept: typeof fate?.keptFrom === 'string',
        creditId: fate?.creditNumber ?? null,
        creditBatch: fate?.creditBatch ?? null,
      }
    }),
  }
}

const WIDTHS = [10, 9, 16, 8, 7, 24] as const

const HEADING = row(['Day', 'State', 'Accession', 'Decision', 'Missing', 'Codes', 'Patient'])

function tableRow({
  performedOn,
  state,
  accession,
  decision,
  missing,
  lines,
  patient,
}: ListedSession): string {
  const codes = [...new Set(lines.map(({ code }) => code))].join(' ')
  const name = `${patient.familyName}, ${patient.givenName}`
  return row([performedOn, STATE_LABEL[state], accession, decision, String(missing), codes, name])
}

/** Control characters in a draft's text must not steer the terminal. */
function row(cells: readonly string[]): string {
  return cells
    .map((cell, index) => cell.replaceAll(/\p{Cc}/gu, '?').padEnd(WIDTHS[index] ?? 0))
    .join('  ')
    .trimEnd()
}
