import type { SessionId } from '#shared/domain/session.ts'
import type { Sex } from '#shared/domain/session-entry.ts'
import type { Claim, Side } from '#shared/domain/vocabulary.ts'

/**
 * What one session says on one kind of claim: one HL7 message, or the CSV rows that share a session. Taken from the
 * log as it stands; every text is trimmed and every date exists.
 */
export type ChargeRecord<Line extends RecordLine = NumberedLine> = {
  readonly sessionId: SessionId
  readonly claim: Claim
  readonly patient: ChargePatient
  readonly accession: string
  /** Empty when none was given, as are visit and the time. */
  readonly account: string
  readonly visit: string
  /** `YYYY-MM-DD`. */
  readonly performedOn: string
  /** `HH:MM`, local time. */
  readonly performedAt: string
  readonly placeOfService: string
  readonly performing: ChargePhysician
  /** Null when nobody referred the patient. */
  readonly referring: ChargePhysician | null
  /** When the session was first entered: an ISO instant with its offset. */
  readonly enteredAt: string
  /** At least one. */
  readonly lines: readonly Line[]
}

export type ChargePatient = {
  readonly mrn: string
  readonly familyName: string
  readonly givenName: string
  readonly middleName: string
  readonly birthDate: string
  readonly sex: Sex
}

export type ChargePhysician = {
  readonly npi: string
  readonly familyName: string
  readonly givenName: string
}

export type Transaction = 'charge' | 'credit'

export type RecordLine = {
  /** The row of the log; it never leaves in a file. */
  readonly chargeLineId: string
  readonly code: string
  readonly units: number
  /** In claim order. */
  readonly modifiers: readonly string[]
  readonly side: Side | null
  /** ICD-10-CM with its dot, the first is the line's own. */
  readonly diagnoses: readonly string[]
  /** UDI-DI of the first device that the line is about; empty where none was read. */
  readonly deviceIdentifier: string
  /** Edition of the rules that the line was derived with. */
  readonly codeEdition: string
  /** A credit takes back a whole line that was sent. Its units stay positive. */
  readonly transaction: Transaction
  /** Number of the sent line that this one takes back or replaces; null for a line of its own. */
  readonly correctsLineNumber: string | null
  /** The site's own charge code; null where the site bills by the procedure code. */
  readonly chargeCode: string | null
  /** Price of the whole line; null where the site keeps its prices elsewhere. */
  readonly amountCents: number | null
  /** Four digits, such as 0401; null where unknown. */
  readonly revenueCode: string | null
}

/** A line with what leaves in the place of its id: twelve characters, never given out twice. */
export type NumberedLine = RecordLine & { readonly lineNumber: string }

/** A record as the log has it, before it was decided to leave. */
export type UnnumberedRecord = ChargeRecord<RecordLine>

/** Gives each line of a record its number. */
export function numbered(record: UnnumberedRecord, numberOf: (line: RecordLine) => string): ChargeRecord {
  return { ...record, lines: record.lines.map(line => ({ ...line, lineNumber: numberOf(line) })) }
}

/** What a file says of itself: one kind of claim, so no receiver ever meets both. */
export type FileHead = {
  readonly batch: string
  /** Number of the file in words fit for a control field, such as `K7M-00012`. */
  readonly fileNumber: string
  readonly claim: Claim
  readonly site: string
  /** Of invented patients: the file says so wherever its layout has a place for it. */
  readonly training: boolean
  readonly sendingApplication: string
  readonly sendingFacility: string
  readonly receivingApplication: string
  readonly receivingFacility: string
  /** ISO instant with its offset. */
  readonly createdAt: string
  /** Head of the audit chain when the batch was composed: 64 hexadecimal digits. */
  readonly chainHead: string
  /** How many messages of the batch stand in earlier files: control numbers run through the batch. */
  readonly messagesBefore: number
}

/** Everything a writer needs for one file. */
export type ChargeFile = FileHead & { readonly records: readonly ChargeRecord[] }

/** A file whose records are read as they are asked for, each time anew, so that a long one is never whole in memory. */
export type StreamedFile = FileHead & { readonly records: Iterable<ChargeRecord> }

/** The texts of a record that a person typed. */
export function typedTexts(record: ChargeRecord): readonly string[] {
  const { patient, performing, referring, accession, account, visit } = record
  const names = [patient.mrn, patient.familyName, patient.givenName, patient.middleName]
  const people = [performing, referring].flatMap(person =>
    person === null ? [] : [person.npi, person.familyName, person.givenName],
  )
  const own = record.lines.flatMap(line => [line.chargeCode ?? ''])
  return [...names, ...people, ...own, accession, account, visit]
}

/** The diagnoses of a record, each once, in the order its lines name them. */
export function diagnosesOf(record: ChargeRecord): readonly string[] {
  const codes: string[] = []
  for (const { diagnoses } of record.lines) {
    for (const code of diagnoses) if (!codes.includes(code)) codes.push(code)
  }
  return codes
}
