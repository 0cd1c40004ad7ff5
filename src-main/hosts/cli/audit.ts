import { parseIsoDate } from '#shared/base/iso-date.ts'
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

export type AuditListOptions = {
  readonly data: string
  readonly fhir?: boolean
  readonly about?: string
  readonly who?: string
  readonly from?: string
  readonly through?: string
  readonly looks?: boolean
}

/**
 * `audit list`: the events asked for, newest first, as JSON or as FHIR R4 AuditEvent, one a line. That the sessions
 * asked about had other numbers is said on standard error; which, only where it is asked for.
 */
export function runAuditList(
  { data, fhir = false, ...asked }: AuditListOptions,
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  const filter = filterOf(asked)
  if (filter === null) {
    note(terminal, 'A day that exists is needed, as YYYY-MM-DD.')
    return Promise.resolve(1)
  }
  return openExisting({ data, host, terminal, needs: 'audit' }, async core => {
    const { services } = core
    services.noteListed('trail')
    if (filter.about !== '') {
      const numbers = await ask(core, 'audit', 'numbers', { about: filter.about })
      const told = numbers.ok ? numbers.value.told.length : 0
      if (told > 0)
        note(terminal, `${told} of these sessions had other numbers too: audit numbers says which.`)
    }
    const { workstation } = services.settings.read()
    const lineOf = (entry: AuditEntry) => JSON.stringify(fhir ? fhirAuditEvent(entry, workstation) : entry)
    for (const entry of services.audit.listAll(filter)) {
      if (!(await writeAll(terminal.output, `${lineOf(entry)}\n`))) break
    }
    return 0
  })
}

/** `audit numbers`: what the sessions of a number were called besides, as one JSON object. */
export function runAuditNumbers(
  { data, about }: { readonly data: string; readonly about: string },
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  return openExisting({ data, host, terminal, needs: 'audit' }, async core => {
    core.services.noteListed('trail')
    const numbers = await ask(core, 'audit', 'numbers', { about })
    if (numbers.ok) terminal.output.write(`${JSON.stringify(numbers.value)}\n`)
    else note(terminal, numbers.error.message)
    return numbers.ok ? 0 : 1
  })
}

/** Null where a day does not exist. */
function filterOf({
  about = '',
  who = '',
  from,
  through,
  looks = false,
}: Omit<AuditListOptions, 'data' | 'fhir'>) {
  const days = [from, through].map(day => (day === undefined ? null : (parseIsoDate(day) ?? undefined)))
  const [first, last] = days
  if (first === undefined || last === undefined) return null
  const only = looks ? ('looks' as const) : ('everything' as const)
  return { about: about.trim(), actor: who, from: first, through: last, only }
}
