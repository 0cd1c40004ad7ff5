import { inRows, lost, swap, type Change, type Fault } from './fault.ts'

function rows(what: string, change: Change): Fault {
  return { what, seenIn: null, changes: inRows(change) }
}

function only(family: 'csv' | 'delimited' | 'fixed', what: string, change: Change): Fault {
  return { what, seenIn: null, changes: { [family]: change } }
}

/** Faults of files in rows and columns. */
export const ROW_FAULTS: readonly Fault[] = [
  rows('rows end in a line feed', file => file.replaceAll('\r\n', '\n')),
  rows('the hash is that of other rows', file =>
    file.replace(/[0-9a-f](?=[0-9a-f,]*\r\n$)/, digit => (digit === '0' ? '1' : '0')),
  ),
  rows('T counts other lines', swap(/T([,;|])3/, 'T$14')),
  rows('T totals other units', swap(/(T[,;|]3[,;|])4/, '$15')),
  rows('T counts a credit that is none', swap(/(T[,;|]3[,;|]4[,;|])3([,;|])0/, '$12$21')),
  rows('the H row is lost', file => lost('\r\n', 'PROFESSIONAL')(file)),
  rows('the T row is lost', file => file.replace(/T[,;|]3[^\r]*\r\n$/, '')),
  rows('an empty row stands at the end', file => `${file}\r\n`),
  only('csv', 'a column is missing in its first row', swap('mrn,account', 'account')),
  only('csv', 'two columns have changed names', swap('last,first', 'first,last')),
  only('csv', 'a row has a column more', swap('D,K7M000000002', 'D,,K7M000000002')),
  only('csv', 'a quote has no other', swap(',TESTPATIENT,', ',"TESTPATIENT,')),
  only('delimited', 'two columns have changed names', swap('mrn;familyName', 'familyName;mrn')),
  only('delimited', 'a row has a column more', swap('D;K7M000000002', 'D;;K7M000000002')),
  only('delimited', 'a quote has no other', swap(';TESTPATIENT;', ';"TESTPATIENT;')),
  only('fixed', 'a row is one character short', swap('TESTPATIENT ', 'TESTPATIENT')),
  only('fixed', 'a column has moved by one', swap('TESTPATIENT ', ' TESTPATIENT')),
  only('fixed', 'zeros stand on the wrong side', swap('LT      00002', 'LT      20000')),
  only('fixed', 'blanks stand in the place of zeros', swap('LT      00002', 'LT          2')),
  only('fixed', 'a tab stands in the place of blanks', swap('TESTPATIENT         ', 'TESTPATIENT\t')),
]
