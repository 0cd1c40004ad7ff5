import { Fhir } from 'fhir'
import { expect, test } from 'vitest'
import type { AuditEntry } from '#shared/contract/audit.ts'
import { fhirAuditEvent } from './fhir-audit-event.ts'

function anEvent(parts: Partial<AuditEntry> = {}): AuditEntry {
  return {
    seq: 7,
    at: '2026-11-20T09:10:00.000-05:00',
    actor: 'test-desk',
    action: 'session-held',
    sessionId: '019a0000-0000-7000-8000-000000000001',
    accession: 'TEST-A-1',
    changes: [{ path: 'hold_note', from: '', to: 'for TESTPATIENT' }],
    reason: 'other',
    ...parts,
  }
}

test.each([
  ['an event of a session', anEvent()],
  ['one about no session', anEvent({ sessionId: null, accession: null, action: 'settings-saved' })],
  ['a list that was printed', anEvent({ sessionId: null, accession: null, action: 'sessions-listed' })],
  ['one that changed nothing', anEvent({ changes: [], reason: '', action: 'session-viewed' })],
])('%s is a valid FHIR R4 resource', (_, event) => {
  const { valid, messages } = new Fhir().validate(fhirAuditEvent(event, 'WS1'))
  // The value set of subtypes is extensible: our own names are warned of, and nothing else is.
  const others = messages.filter(({ location }) => location !== 'AuditEvent.subtype[0]')
  expect({ valid, others }).toEqual({ valid: true, others: [] })
})

test.each([
  ['session-started', 'C'],
  ['session-viewed', 'R'],
  ['trail-listed', 'R'],
  ['draft-saved', 'U'],
])('%s is action %s', (action, letter) => {
  expect(fhirAuditEvent(anEvent({ action }), 'WS1')).toMatchObject({ action: letter })
})

test('fields are named, values and accession stay in the log', () => {
  const text = JSON.stringify(fhirAuditEvent(anEvent(), 'WS1'))
  expect(text).toContain('hold_note')
  expect(text).not.toMatch(/TESTPATIENT|TEST-A-1/)
})
