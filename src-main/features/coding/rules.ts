import type { Finding, Reason, Severity } from '#shared/domain/coding-answer.ts'

/** Where a rule comes from. Tables that have editions are named with the edition where the rule is applied. */
const POLICY = 'Project policy'
const FAMILY = 'Code family 19281-19288, 19081-19086, 10035-10036 (CPT, in force since 2014 and 2016)'
const NCCI_MANUAL = 'NCCI policy manual, chapters III and IX'
const FEE_SCHEDULE = 'Medicare physician fee schedule, component and bilateral indicators'

/**
 * Every rule an answer can name, with its section of the coding rules and its source. The text is made where the
 * rule is applied.
 */
export const RULES = {
  'placement/first-lesion': { section: '2.2', source: FAMILY },
  'placement/add-on': { section: '2.2', source: `${FAMILY}; NCCI add-on code edits` },
  'placement/unlisted': {
    section: '1',
    source: `${POLICY}: no code of the family names tomosynthesis alone`,
  },
  'placement/needs-imaging': { section: '1', source: FAMILY },
  'placement/devices-are-not-units': { section: '2.1', source: `${FAMILY}: the unit is the lesion` },
  'placement/failed-guidance': { section: '2.6', source: `${POLICY}, after secondary coding guidance` },
  'placement/replaced': { section: '2.7', source: `${POLICY}: 76 would meet the unit limit of one` },
  'placement/stopped': { section: '2.8', source: 'CMS claims manual, modifiers 53, 73 and 74' },
  'placement/intraoperative': { section: '2.9', source: `${POLICY}, after secondary coding guidance` },
  'soft-tissue/first-lesion': { section: '2.2', source: FAMILY },
  'soft-tissue/add-on': { section: '2.2', source: `${FAMILY}; NCCI add-on code edits` },
  'biopsy/first-lesion': { section: '2.2', source: FAMILY },
  'biopsy/add-on': { section: '2.2', source: `${FAMILY}; NCCI add-on code edits` },
  'biopsy/unlisted': { section: '1', source: `${POLICY}: no biopsy code names this guidance` },
  'biopsy/needs-imaging': { section: '1', source: FAMILY },
  'biopsy/outside-this-tool': { section: '1', source: POLICY },
  'biopsy/includes-device': { section: '2.3', source: NCCI_MANUAL },
  'biopsy/other-guidance': { section: '2.3', source: POLICY },
  'fna/first-lesion': { section: '2.2', source: 'Code family 10004-10012, 10021 (CPT, in force since 2019)' },
  'fna/add-on': { section: '2.2', source: 'Code family 10004-10012, 10021; NCCI add-on code edits' },
  'fna/no-code': { section: '1', source: 'Code family 10004-10012, 10021' },
  'fna/with-placement': { section: '2.4', source: POLICY },
  'film/after-placement': { section: '2.10', source: NCCI_MANUAL },
  'film/same-guidance': { section: '2.10', source: NCCI_MANUAL },
  'film/same-unit': { section: '2.10', source: NCCI_MANUAL },
  'film/mixed-guidance': { section: '2.10', source: POLICY },
  'film/no-lesion': { section: '2.10', source: NCCI_MANUAL },
  'component/professional': { section: '2.10', source: FEE_SCHEDULE },
  'specimen/excised': { section: '2.11', source: NCCI_MANUAL },
  'specimen/included': { section: '2.11', source: NCCI_MANUAL },
  'excision/as-entered': { section: '2.12', source: POLICY },
  'add-on/without-primary': { section: '3.1', source: 'NCCI add-on code edits' },
  'add-on/primary-not-known': { section: '3.1', source: 'NCCI add-on code edits' },
  'excision/not-an-excision': { section: '2.12', source: POLICY },
  'supply/marker': { section: '2.13', source: 'OPPS: packaged, still charged' },
  'supply/not-on-professional': {
    section: '2.13',
    source: 'OPPS and fee schedule: the marker is part of the practice expense',
  },
  'supply/not-checked': { section: '2.13', source: POLICY },
  'supply/as-entered': { section: '2.13', source: POLICY },
  'supply/not-known': { section: '2.13', source: 'HCPCS level II, valid by date of service' },
  'ptp/never-together': { section: '3.2', source: 'NCCI PTP edits' },
  'ptp/included': { section: '3.2', source: 'NCCI PTP edits' },
  'ptp/other-side': { section: '3.2', source: 'NCCI PTP edits' },
  'ptp/distinct-service': { section: '3.2', source: 'NCCI PTP edits' },
  'ptp/before-excision': { section: '3.2', source: 'NCCI PTP edits' },
  'ptp/excision-unclear': { section: '3.2', source: 'NCCI PTP edits' },
  'ptp/no-data': { section: '3.5', source: 'NCCI PTP edits' },
  'mue/exceeded': { section: '3.3', source: 'Medically unlikely edits' },
  'mue/no-data': { section: '3.3', source: 'Medically unlikely edits' },
  'reference/older-edition': { section: '3.5', source: POLICY },
  'reference/diagnoses-not-checked': { section: '5', source: 'ICD-10-CM, valid by date of service' },
  'reference/incomplete-edition': { section: '3.5', source: POLICY },
  'reference/no-data': { section: '3.5', source: POLICY },
  'documentation/missing': { section: '5', source: POLICY },
  'diagnosis/missing': { section: '5', source: 'A claim line points to at least one diagnosis' },
  'diagnosis/too-many': { section: '5', source: 'A claim line points to at most four diagnoses' },
  'diagnosis/density-alone': { section: '5', source: POLICY },
  'diagnosis/secondary-only': { section: '5', source: 'ICD-10-CM guidelines, history codes' },
  'diagnosis/side-unspecified': { section: '5', source: 'ICD-10-CM guidelines, laterality' },
  'diagnosis/other-side': { section: '5', source: 'ICD-10-CM guidelines, laterality' },
  'diagnosis/not-listed': { section: '5', source: 'The site list of supporting diagnoses' },
  'diagnosis/not-a-code': { section: '5', source: 'ICD-10-CM' },
  'diagnosis/unknown': { section: '5', source: 'ICD-10-CM, valid by date of service' },
  'diagnosis/heading': { section: '5', source: 'ICD-10-CM, valid by date of service' },
  'diagnosis/not-in-force': { section: '5', source: 'ICD-10-CM, valid by date of service' },
  'entered/not-reportable': { section: '2.14', source: NCCI_MANUAL },
  'entered/not-derived': { section: '2', source: POLICY },
  'entered/add-on-without-primary': { section: '3.1', source: 'NCCI add-on code edits' },
  'entered/missing': { section: '2', source: POLICY },
  'entered/units': { section: '2.1', source: POLICY },
  'entered/modifier': { section: '3.4', source: FEE_SCHEDULE },
} as const satisfies Record<string, { readonly section: string; readonly source: string }>

export type RuleId = keyof typeof RULES

/** Why a line is there: the rule and one sentence. `source` is given where an edition must be named. */
export function reason(rule: RuleId, text: string, source: string = RULES[rule].source): Reason {
  return { rule, text, source }
}

/** A finding that is not about a line, or whose lines are filled in when the order of lines is known. */
export function finding(severity: Severity, because: Reason, lines: readonly number[] = []): Finding {
  return { rule: because.rule, severity, text: because.text, source: because.source, lines }
}
