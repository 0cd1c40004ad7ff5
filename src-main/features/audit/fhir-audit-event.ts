import type { AuditEntry } from '#shared/contract/audit.ts'

/** Kind of event in the DICOM terms that FHIR takes over (DCM, PS3.16 annex D), and what was done: C R U E. */
type Kind = { readonly code: string; readonly display: string; readonly action: 'C' | 'R' | 'U' | 'E' }

const RECORD = { code: '110110', display: 'Patient Record' } as const
const EXPORT = { code: '110106', display: 'Export' } as const
const QUERY = { code: '110112', display: 'Query' } as const
const AUDIT_LOG_USED = { code: '110101', display: 'Audit Log Used' } as const
const SECURITY = { code: '110113', display: 'Security Alert' } as const

const KINDS: Readonly<Record<string, Kind>> = {
  'session-started': { ...RECORD, action: 'C' },
  'session-viewed': { ...RECORD, action: 'R' },
  'sessions-listed': { ...QUERY, action: 'R' },
  'exams-listed': { ...QUERY, action: 'R' },
  'trail-listed': { ...AUDIT_LOG_USED, action: 'R' },
  'session-exported': { ...EXPORT, action: 'R' },
  'batch-written-again': { ...EXPORT, action: 'R' },
  'settings-saved': { ...SECURITY, action: 'U' },
}

const OF_A_SESSION: Kind = { ...RECORD, action: 'U' }
const OF_THE_PROGRAM: Kind = { code: '110100', display: 'Application Activity', action: 'E' }

/**
 * An event as a FHIR R4 AuditEvent, for a site's audit repository. Fields that changed are named; their values stay
 * in the log, since a repository of audits need not hold patients. Source: HL7 FHIR 4.0.1, AuditEvent.
 */
export function fhirAuditEvent(entry: AuditEntry, workstation: string): object {
  const { seq, at, actor, action, sessionId, changes, reason } = entry
  const kind = KINDS[action] ?? (sessionId === null ? OF_THE_PROGRAM : OF_A_SESSION)
  return {
    resourceType: 'AuditEvent',
    type: { system: 'http://dicom.nema.org/resources/ontology/DCM', code: kind.code, display: kind.display },
    subtype: [{ system: 'urn:chargemark:action', code: action }],
    action: kind.action,
    recorded: at,
    outcome: '0',
    ...(reason === '' ? {} : { purposeOfEvent: [{ text: reason }] }),
    agent: [{ who: { display: actor }, requestor: true }],
    source: { observer: { identifier: { system: 'urn:chargemark:workstation', value: workstation } } },
    entity: [
      {
        what: { identifier: { system: 'urn:chargemark:event', value: `${workstation}-${seq}` } },
        ...(changes.length === 0 ? {} : { detail: changes.map(fieldOf) }),
      },
      ...(sessionId === null
        ? []
        : [{ what: { identifier: { system: 'urn:chargemark:session', value: sessionId } } }]),
    ],
  }
}

function fieldOf({ path }: AuditEntry['changes'][number]): object {
  return { type: 'changed', valueString: path === '' ? 'whole' : path }
}
