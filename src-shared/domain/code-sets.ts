/** The public and licensed tables that a department loads, as the reference database names them. */
export const DATASETS = [
  'ptp-practitioner',
  'ptp-outpatient',
  'mue-practitioner',
  'mue-outpatient',
  'mue-dme',
  'add-on',
  'mpfs',
  'opps',
  'icd-10-cm',
  'hcpcs',
  'cpt-text',
  'charge-master',
] as const
export type Dataset = (typeof DATASETS)[number]

/** A dataset in the words of the department. */
export const DATASET_LABEL = {
  'ptp-practitioner': 'NCCI pair edits, practitioner',
  'ptp-outpatient': 'NCCI pair edits, outpatient hospital',
  'mue-practitioner': 'Unit limits (MUE), practitioner',
  'mue-outpatient': 'Unit limits (MUE), outpatient hospital',
  'mue-dme': 'Unit limits (MUE), equipment suppliers',
  'add-on': 'NCCI add-on code edits',
  mpfs: 'Physician fee schedule (relative values)',
  opps: 'Outpatient payment (OPPS Addendum B)',
  'icd-10-cm': 'ICD-10-CM diagnoses',
  hcpcs: 'HCPCS level II',
  'cpt-text': 'CPT wording under the site’s licence',
  'charge-master': 'Charge master of the site',
} as const satisfies Record<Dataset, string>

/** The kinds of code a search can find. */
export const CODE_KINDS = ['cpt', 'hcpcs', 'icd-10-cm'] as const
export type CodeKind = (typeof CODE_KINDS)[number]

/** Whether a table answered, and what: never "clean" where nothing was known. */
export const VERDICTS = ['pass', 'fail', 'bypassed', 'no-data'] as const
export type Verdict = (typeof VERDICTS)[number]
