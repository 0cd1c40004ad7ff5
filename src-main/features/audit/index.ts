/** Who did what and when: an append-only chain of events, each in the transaction of the change it tells of. */
export { createAudit, type Audit } from './audit.ts'
export {
  appendEvent,
  chainHead,
  followChain,
  verifyChain,
  GENESIS,
  type AuditEvent,
  type ChainVerdict,
} from './chain.ts'
export { changedFields, type FieldChange } from './changed-fields.ts'
export { canonicalJson, type Json } from './canonical-json.ts'
export { findLastChange, FIND_LAST_CHANGE, listLastChanges, listSessionEvents } from './queries.ts'
export { fhirAuditEvent } from './fhir-audit-event.ts'
export { createAuditService, type AuditService } from './service.ts'
