/** What a payer returns to the interchange of the sample sheet: one set of these segments in its envelope. */
export const x12Answer = (set: string, ...segments: readonly string[]) =>
  [
    'ISA*00*          *00*          *30*990000001      *ZZ*CHARGEMARK     *261120*1800*^*00501*000000099*0*T*:',
    'GS*FA*TESTPAYER*CHARGEMARK*20261120*1800*99*X*005010X231A1',
    `ST*${set}*0001*005010X231A1`,
    ...segments,
    'SE*9*0001',
    'GE*1*99',
    'IEA*1*000000099',
    '',
  ].join('~')
