/** The coding rules: a session becomes explained charge lines. Pure; docs/CODING.md maps rules to files. */
export { assignCharges } from './assign-charges.ts'
export { readCodingSession, type WireError } from './wire.ts'
export { builtInReference } from './built-in-reference.ts'
export type {
  CodingReference,
  DiagnosisStanding,
  PairIndicator,
  Primaries,
  SupplyStanding,
  TableName,
  TablesOnDate,
  UnitLimit,
} from './reference.ts'
export { PAYER_PROFILES, type PayerProfile } from './payer-profiles.ts'
