import { lost, parts, placeOf, swap, swapAll, type Change, type Fault } from './fault.ts'

const RECEIVER_REPORT = 'ReportStream, a public receiver'

function hl7(what: string, change: Change, seenIn: string | null = null): Fault {
  return { what, seenIn, changes: { hl7: change } }
}

/** Faults of HL7 v2 batch files. */
export const HL7_FAULTS: readonly Fault[] = [
  hl7('BTS-1 says 96 messages', swap('BTS|2|', 'BTS|96|'), RECEIVER_REPORT),
  hl7('BTS-3 counts other lines', swap('BTS|2||3~4', 'BTS|2||2~4')),
  hl7('BTS-3 totals other units', swap('BTS|2||3~4', 'BTS|2||3~5')),
  hl7('BTS has no totals', swap('BTS|2||3~4', 'BTS|2')),
  hl7('FTS-1 says two batches', swap('FTS|1', 'FTS|2')),
  hl7('BHS is lost', lost('\r', 'BHS|')),
  hl7('BTS is lost', lost('\r', 'BTS|')),
  hl7('MSH-10 is repeated', swapAll('K7M0000001-00002', 'K7M0000001-00001'), 'Mirth Connect'),
  hl7('MSH-10 is empty', swap('K7M0000001-00002', '')),
  hl7('MSH-9 is of another event', swapAll('DFT^P03', 'ADT^A08')),
  hl7('MSH-12 is another version', swap('|P|2.', '|P|3.')),
  hl7('a test message in a file of production', swap('|P|2.', '|T|2.')),
  hl7('MSH-2 is too short', swapAll('|^~\\&|', '|^~\\|'), 'Mirth Connect'),
  hl7('PID is lost', lost('\r', 'PID|')),
  hl7('PV1 is lost', lost('\r', 'PV1|')),
  hl7('a message has no charge', lost('\r', 'A4648')),
  hl7('FT1-1 starts at 2', swap('FT1|1|', 'FT1|2|')),
  hl7(
    'DG1 stands before the charges',
    parts('\r', pieces => {
      const place = placeOf(pieces, 'DG1|1|')
      const [moved = ''] = pieces.slice(place, place + 1)
      return pieces.toSpliced(place, 1).toSpliced(placeOf(pieces, 'FT1|1|'), 0, moved)
    }),
  ),
  hl7('a DG1 that no charge points at', swap('DG1|2|I10|Z80.3', 'DG1|2|I10|Z80.4')),
  hl7('FT1-25 is named as of another code list', swap('19283^^C4|XS', '19283^^HCPCS|XS')),
  hl7('FT1-7 and FT1-25 name two procedures', swap('|19283^^C4|XS', '|19281^^C4|XS')),
  hl7('a value is escaped twice', swap('TESTREADER', 'TEST\\E\\T\\E\\READER'), 'HL7-V2 (Efferent)'),
  hl7('segments end in a line feed', swapAll('\r', '\n')),
  hl7('an empty segment', swap('\rPID|', '\r\rPID|')),
]
