import {
  doubled,
  everywhere,
  inFhir,
  inRows,
  inX12,
  lost,
  swap,
  swapAll,
  swapped,
  type Fault,
} from './fault.ts'

const RECEIVER_REPORT = 'ReportStream, a public receiver'
const DOUBLES_REPORT = 'ReportStream, a public receiver'
const MODIFIERS_REPORT = 'OpenEMR'

/** Faults of every kind of file. */
export const COMMON_FAULTS: readonly Fault[] = [
  {
    what: 'the file ends in the middle',
    seenIn: 'Mirth Connect',
    changes: everywhere(file => file.slice(0, file.length / 2)),
  },
  { what: 'the last byte is lost', seenIn: null, changes: everywhere(file => file.slice(0, -1)) },
  { what: 'the file is empty', seenIn: null, changes: everywhere(() => '') },
  {
    what: 'a byte order mark stands first',
    seenIn: null,
    changes: everywhere(file => `\u00ef\u00bb\u00bf${file}`),
  },
  {
    what: 'a name holds a byte that is not UTF-8',
    seenIn: null,
    changes: everywhere(swap(/TESTP/, 'TEST\u00ff')),
  },
  {
    what: 'a line number stands twice',
    seenIn: DOUBLES_REPORT,
    changes: everywhere(swapAll('K7M000000002', 'K7M000000001')),
  },
  {
    what: 'two lines have changed places',
    seenIn: null,
    changes: {
      hl7: swapped('\r', '|K7M000000001|', '|K7M000000002|'),
      ...inRows(swapped('\r\n', 'K7M000000001', 'K7M000000002')),
      ...inX12(swapped('~', 'HC:19283', 'HC:19284')),
      bundle: swapped(',\n', '"value":"K7M000000001"}]', '"value":"K7M000000002"}]'),
      ndjson: swapped('\n', '"value":"K7M000000001"}]', '"value":"K7M000000002"}]'),
    },
  },
  {
    what: 'a session stands twice',
    seenIn: DOUBLES_REPORT,
    changes: {
      hl7: doubled('\r', 'K7M0000001-00001', 'K7M0000001-00002'),
      ...inRows(doubled('\r\n', 'K7M000000001', 'K7M000000003')),
      ...inX12(doubled('~', 'HL*2*', 'HL*3*')),
      bundle: doubled(',\n', '"value":"K7M000000001"}]', '"value":"TEST0002"'),
      ndjson: doubled('\n', '"value":"K7M000000001"}]', '"value":"TEST0002"'),
    },
  },
  {
    what: 'a line is lost',
    seenIn: RECEIVER_REPORT,
    changes: {
      hl7: lost('\r', '|K7M000000002|'),
      ...inRows(lost('\r\n', 'K7M000000002')),
      ...inX12(lost('~', 'HC:19284')),
      bundle: lost(',\n', '"value":"K7M000000002"}]'),
      ndjson: lost('\n', '"value":"K7M000000002"}]'),
    },
  },
  {
    what: 'the MRN is another patient’s',
    seenIn: null,
    changes: {
      hl7: swap('PID|1||TEST0001', 'PID|1||TEST0009'),
      ...inRows(swap('TEST0001', 'TEST0009')),
      ...inX12(swap('REF*EA*TEST0001', 'REF*EA*TEST0002')),
      ...inFhir(swap('"value":"TEST0001"', '"value":"TEST0009"')),
    },
  },
  {
    what: 'a name is cut',
    seenIn: null,
    changes: {
      ...everywhere(swap('TESTREFERRER', 'TESTREFE')),
      // The columns name the referring physician by NPI only.
      ...inRows(swap('TESTPATIENT', 'TESTPATI')),
    },
  },
  {
    what: 'the birth date is written the US way',
    seenIn: null,
    changes: {
      hl7: swap('19710203', '02031971'),
      csv: swap('1971-02-03', '02/03/1971'),
      delimited: swap('19710203', '02031971'),
      fixed: swap('19710203', '02031971'),
      ...inX12(swap('19710203', '02031971')),
      ...inFhir(swap('1971-02-03', '02/03/1971')),
    },
  },
  {
    what: 'the sex is a code that nobody knows',
    seenIn: 'LibreHealth EHR',
    changes: {
      hl7: swap('|19710203|F', '|19710203|X'),
      csv: swap(',F,', ',X,'),
      delimited: swap(';F;', ';X;'),
      fixed: swap('19710203F', '19710203X'),
      ...inX12(swap('*19710203*F', '*19710203*X')),
      ...inFhir(swap('"gender":"female"', '"gender":"f"')),
    },
  },
  {
    what: 'the day of service is another',
    seenIn: null,
    changes: {
      hl7: swap('|202611200910|', '|202611210910|'),
      csv: swap(',2026-11-20,', ',2026-11-21,'),
      delimited: swap('11/20/2026', '11/21/2026'),
      fixed: swap('11/20/2026', '11/21/2026'),
      ...inX12(swap('DTP*472*D8*20261120', 'DTP*472*D8*20261121')),
      ...inFhir(swap('"occurrenceDateTime":"2026-11-20"', '"occurrenceDateTime":"2026-11-21"')),
    },
  },
  {
    what: 'the units are another number',
    seenIn: RECEIVER_REPORT,
    changes: {
      hl7: swap('further||2|', 'further||3|'),
      csv: swap('LT,,,,2,', 'LT,,,,3,'),
      delimited: swap('LT;;;;2;', 'LT;;;;3;'),
      fixed: swap('LT      00002', 'LT      00003'),
      ...inX12(swap('*UN*2', '*UN*3')),
      ...inFhir(swap('"quantity":{"value":2}', '"quantity":{"value":3}')),
    },
  },
  {
    what: 'the units are zero',
    seenIn: 'myAvatar, which files no such line',
    changes: {
      hl7: swap('further||2|', 'further||0|'),
      csv: swap('LT,,,,2,', 'LT,,,,0,'),
      delimited: swap('LT;;;;2;', 'LT;;;;0;'),
      fixed: swap('LT      00002', 'LT      00000'),
      ...inX12(swap('*UN*2', '*UN*0')),
      ...inFhir(swap('"quantity":{"value":2}', '"quantity":{"value":0}')),
    },
  },
  {
    what: 'the modifiers stand in another order',
    seenIn: MODIFIERS_REPORT,
    changes: {
      hl7: swap('XS~RT', 'RT~XS'),
      csv: swap('XS,RT', 'RT,XS'),
      delimited: swap('XS;RT', 'RT;XS'),
      fixed: swap('XSRT', 'RTXS'),
      ...inX12(swap('XS:RT', 'RT:XS')),
      ...inFhir(swap(/"code":"XS"(.*?)"code":"RT"/, '"code":"RT"$1"code":"XS"')),
    },
  },
  {
    what: 'a modifier is lost',
    seenIn: MODIFIERS_REPORT,
    changes: {
      hl7: swap('XS~RT', 'XS'),
      csv: swap('XS,RT', 'XS,'),
      delimited: swap('XS;RT', 'XS;'),
      fixed: swap('XSRT', 'XS  '),
      ...inX12(swap('XS:RT', 'XS')),
      ...inFhir(swap('"code":"XS"', '"code":"RT"')),
    },
  },
  {
    what: 'five modifiers',
    seenIn: MODIFIERS_REPORT,
    changes: {
      hl7: swap('XS~RT', 'XS~RT~26~59~LT'),
      csv: swap('XS,RT,,', 'XS,RT,26,59,LT'),
      delimited: swap('XS;RT;;', 'XS;RT;26;59;LT'),
      fixed: swap('XSRT    ', 'XSRT2659LT'),
      ...inX12(swap('XS:RT', 'XS:RT:26:59:LT')),
    },
  },
  {
    what: 'a diagnosis of a line is lost',
    seenIn: null,
    changes: {
      hl7: swap('R92.0^^I10~Z80.3^^I10', 'R92.0^^I10'),
      csv: swap('R92.0,Z80.3', 'R92.0,'),
      delimited: swap('R920;Z803', 'R920;'),
      fixed: swap('R920   Z803   ', 'R920          '),
      ...inX12(swap('*ABF:Z803', '')),
      ...inFhir(swap(/,\{"coding":\[\{"system":"[^"]*","code":"Z80.3"\}\]\}/, '')),
    },
  },
  {
    what: 'a charge has become a credit',
    seenIn: null,
    changes: {
      hl7: swap('||CG|', '||CD|'),
      csv: swap(',CG,', ',CD,'),
      delimited: swap(';CG;', ';CD;'),
      fixed: swap('K7M0000001CG', 'K7M0000001CD'),
      ...inX12(swap(/:([AB]):1\*/, ':$1:8*')),
      ...inFhir(swap('"enteredDate"', '"factorOverride":-1,"enteredDate"')),
    },
  },
  {
    what: 'the NPI has nine digits',
    seenIn: null,
    changes: everywhere(swap('1234567893', '123456789')),
  },
  {
    what: 'a delimiter stands raw in a name',
    seenIn: 'Mirth Connect',
    changes: {
      hl7: swap('TESTREFERRER', 'TEST|REFERRER'),
      csv: swap('TESTPATIENT', 'TEST,PATIENT'),
      delimited: swap('TESTPATIENT', 'TEST;PATIENT'),
      fixed: swap('TESTPATIENT', 'TEST|PATIENT'),
      ...inX12(swap('TESTREFERRER', 'TEST*REFERRER')),
      ...inFhir(swap('TESTREFERRER', 'TEST"REFERRER')),
    },
  },
  {
    what: 'a line end stands raw in a name',
    seenIn: null,
    changes: {
      ...everywhere(swap('TESTREFERRER', 'TEST\nREFERRER')),
      ...inRows(swap('TESTPATIENT', 'TEST\nPATIENT')),
    },
  },
  {
    what: 'the accession number is another',
    seenIn: null,
    changes: {
      hl7: swap('|TEST-A-1|', '|TEST-A-9|'),
      ...inRows(swap('TEST-A-1', 'TEST-A-9')),
      ...inFhir(swap('"value":"TEST-A-1"', '"value":"TEST-A-9"')),
    },
  },
  {
    what: 'the batch number is another',
    seenIn: null,
    changes: {
      hl7: swap('|K7M0000001|2026', '|K7M0000009|2026'),
      ...inRows(swap('K7M0000001', 'K7M0000009')),
      ...inX12(swap('*K7M0000001*', '*K7M0000009*')),
      ...inFhir(swap('"code":"K7M0000001"', '"code":"K7M0000009"')),
    },
  },
]
