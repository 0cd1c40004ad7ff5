import { both, inX12, lost, parts, placeOf, swap, type Change, type Fault } from './fault.ts'

function x12(what: string, change: Change, seenIn: string | null = null): Fault {
  return { what, seenIn, changes: inX12(change) }
}

/** For what is said of professional claims only. */
function x12p(what: string, change: Change, seenIn: string | null = null): Fault {
  return { what, seenIn, changes: { x12: change } }
}

function oneMore(digits: string): string {
  return String(Number(digits) + 1)
}

/** Faults of 837 interchanges. */
export const X12_FAULTS: readonly Fault[] = [
  x12(
    'SE01 counts one segment too many',
    file => file.replace(/~SE\*(\d+)/, (_, count: string) => `~SE*${oneMore(count)}`),
    'OpenEMR',
  ),
  x12('GE01 counts two sets', swap('GE*1*', 'GE*2*')),
  x12('IEA01 counts two groups', swap('IEA*1*', 'IEA*2*')),
  x12('IEA02 is not ISA13', swap('IEA*1*000000007', 'IEA*1*000000008')),
  x12('SE02 is not ST02', swap(/(~SE\*\d+\*)0001/, '$10002')),
  x12('GE02 is not GS06', swap('GE*1*7', 'GE*1*8')),
  x12(
    'ISA13 repeats an earlier number',
    both(swap('*000000007*', '*000000006*'), swap('IEA*1*000000007', 'IEA*1*000000006')),
    'OpenEMR',
  ),
  x12('the interchange stands twice', file => file + file, 'OpenEMR'),
  x12('the ISA is one character short', swap('CHARGEMARK     *', 'CHARGEMARK    *')),
  x12('the ISA names another receiver', swap('*990000001 ', '*990000009 ')),
  x12('a test interchange goes out as production', swap('*0*T*', '*0*P*')),
  x12('two delimiters are the same', swap('*T*:~', '*T**~')),
  x12('GS08 names another guide', swap(/(\*X\*005010X22\d)A\d/, '$1A9')),
  x12('the counter of HL skips a number', swap('HL*3*1', 'HL*4*1'), 'OpenEMR'),
  x12('HL names a parent that is not there', swap('HL*3*1*', 'HL*3*9*'), 'OpenEMR'),
  x12('HL04 says that a subscriber has children', swap('*22*0', '*22*1')),
  x12('CLM02 is not the sum of the lines', swap('*1412.6*', '*1412.5*')),
  x12('an amount has a thousands mark', swap('*1412.6*', '*1,412.6*')),
  x12('a claim number is repeated', swap('CLM*K7M000000003', 'CLM*K7M000000001')),
  x12('a claim number is empty', swap('CLM*K7M000000003', 'CLM*')),
  x12('LX starts at 2', swap('LX*1~', 'LX*2~')),
  x12p('a pointer points past the diagnoses', swap('***1:2~', '***1:3~')),
  x12p('a pointer is 13', swap('***1:2~', '***1:13~')),
  x12p('five pointers', swap('***1:2~', '***1:2:1:2:1~')),
  x12p('no pointer', swap('***1:2~', '~')),
  x12p('the pointers stand in another order', swap('***1:2~', '***2:1~')),
  {
    what: 'thirteen diagnoses',
    seenIn: null,
    changes: inX12(
      swap('*ABF:Z803', Array.from({ length: 12 }, (_, at) => `*ABF:Z80${at % 10}${at}`).join('')),
    ),
  },
  x12('a diagnosis keeps its dot', swap('ABK:R920', 'ABK:R92.0')),
  x12('no diagnosis is the principal one', swap('ABK:R920', 'ABF:R920')),
  x12('the payer is lost', lost('~', 'NM1*PR*')),
  x12('the birth date is lost', lost('~', 'DMG*')),
  x12('the date of a line is lost', lost('~', 'DTP*472*')),
  x12('the billing provider has no tax number', lost('~', 'REF*EI*')),
  x12('the member number is another patient’s', swap('*MI*MTEST0001', '*MI*MTEST0002')),
  x12('the address is another patient’s', swap('2 TEST0001 ROAD', '2 TEST0002 ROAD')),
  x12('the sex is lost', swap('*19710203*F', '*19710203'), 'LibreHealth EHR'),
  x12(
    'a segment is empty',
    parts('~', pieces => pieces.toSpliced(placeOf(pieces, 'CLM*'), 0, '')),
  ),
  x12('a segment ends in empty elements', swap('DTP*472*D8*20261120', 'DTP*472*D8*20261120**')),
  x12('one segment ends in a line feed', swap('~REF*EA', '~\nREF*EA')),
  {
    what: 'a revenue code is lost',
    seenIn: null,
    changes: { x12i: swap('SV2*0361*', 'SV2**') },
  },
]
