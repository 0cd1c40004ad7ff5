import type { AuditEntry } from '#shared/contract/audit.ts'
import { fhirAuditEvent } from '../../features/audit/index.ts'
import { ask } from './ask.ts'
import { openExisting } from './open-core.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'
import { writeAll } from './write-all.ts'

type Options = { readonly data: string; readonly json?: boolean }

/** `audit verify`: follows the chain of events. Exit status 1 when it is broken, with the first event that is. */
export function runAuditVerify(
  { data, json = false }: Options,
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  return openExisting({ data, host, terminal, needs: 'audit' }, async core => {
    const report = await ask(core, 'audit', 'verify', {})
    if (!report.ok) {
      note(terminal, report.error.message)
      return 1
    }
    const { kind, sentence } = report.value
    const head = report.value.kind === 'whole' ? ` Head ${report.value.head}` : ''
    terminal.output.write(json ? `${JSON.stringify(report.value)}\n` : `${sentence}${head}\n`)
    return kind === 'whole' ? 0 : 1
  })
}

/** `audit list`: every event, newest first, as JSON or as FHIR R4 AuditEvent, one a line. */
export function runAuditList(
  { data, fhir = false }: { readonly data: string; readonly fhir?: boolean },
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  return openExisting({ data, host, terminal, needs: 'audit' }, async ({ services }) => {
    const { workstation } = services.settings.read()
    const lineOf = (entry: AuditEntry) => JSON.stringify(fhir ? fhirAuditEvent(entry, workstation) : entry)
    for (const entry of services.audit.listAll()) {
      if (!(await writeAll(terminal.output, `${lineOf(entry)}\n`))) break
    }
    return 0
  })
}
