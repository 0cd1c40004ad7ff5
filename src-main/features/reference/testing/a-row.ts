import type {
  AddOnRow,
  ChargeMasterRow,
  DiagnosisRow,
  FeeScheduleRow,
  HcpcsRow,
  OutpatientPaymentRow,
  PairRow,
  UnitLimitRow,
} from '../formats/rows.ts'

/** Rows of the tables; a test names what matters. Texts and prices are invented. */

export function aPair(column1: string, column2: string, row: Partial<PairRow> = {}): PairRow {
  return {
    column1,
    column2,
    effective: 20200101,
    deletion: null,
    indicator: 1,
    rationale: 'Misuse of column two code with column one code',
    before1996: false,
    ...row,
  }
}

export function aUnitLimit(code: string, row: Partial<UnitLimitRow> = {}): UnitLimitRow {
  return { code, units: 1, mai: 2, rationale: 'Clinical: Data', ...row }
}

export function anAddOn(addOn: string, primary: string | null, row: Partial<AddOnRow> = {}): AddOnRow {
  return { addOn, primary, type: 1, effective: 20200101, deletion: null, ...row }
}

export function aFee(code: string, row: Partial<FeeScheduleRow> = {}): FeeScheduleRow {
  return {
    code,
    modifier: '',
    status: 'A',
    workRvu: 2,
    nonFacilityTotalRvu: 8,
    facilityTotalRvu: 3,
    pcTc: 0,
    globalDays: '000',
    multipleProcedure: 2,
    bilateral: 1,
    assistant: 0,
    conversionFactor: 32.5,
    licensedText: null,
    ...row,
  }
}

export function aPayment(code: string, row: Partial<OutpatientPaymentRow> = {}): OutpatientPaymentRow {
  return { code, statusIndicator: 'Q1', apc: '5071', rateCents: 72_347, ...row }
}

export function aDiagnosis(code: string, row: Partial<DiagnosisRow> = {}): DiagnosisRow {
  return { code, billable: true, text: 'Invented finding', ...row }
}

export function aSupply(code: string, row: Partial<HcpcsRow> = {}): HcpcsRow {
  return {
    code,
    kind: 'code',
    text: 'Invented supply',
    shortText: 'Invented',
    added: 20100101,
    terminated: null,
    ...row,
  }
}

export function aCharge(
  chargeCode: string,
  code: string,
  row: Partial<ChargeMasterRow> = {},
): ChargeMasterRow {
  return {
    chargeCode,
    code,
    modifiers: [],
    revenueCode: '0361',
    priceCents: 120_000,
    department: 'TEST BREAST CENTER',
    validFrom: null,
    validTo: null,
    ...row,
  }
}
