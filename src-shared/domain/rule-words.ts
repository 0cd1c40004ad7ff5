/** What to call a rule in a list, what mends its finding, and where on the entry screen that is done. */
export type RuleWords = { readonly label: string; readonly fix: string; readonly field: RuleField }

/** `lesion` is the lesion that the finding is about. */
export type RuleField = 'lesion' | 'mammogram' | 'diagnoses' | 'excisions' | 'supplies' | 'duplicates'

const words = (label: string, field: RuleField, fix: string): RuleWords => ({ label, fix, field })

/** The rules whose findings a person decides, or that are worth a word before a session leaves. */
const RULE_WORDS: Readonly<Record<string, RuleWords>> = {
  'placement/unlisted': words(
    'Placement under tomosynthesis alone',
    'lesion',
    'If a stereotactic pair was used, choose stereotactic with tomosynthesis; otherwise approve the unlisted code.',
  ),
  'biopsy/unlisted': words(
    'Biopsy without a code of its own',
    'lesion',
    'Choose the guidance that was used, or approve the unlisted code.',
  ),
  'biopsy/other-guidance': words(
    'Biopsy and placement under different guidance',
    'lesion',
    'Check the guidance of both; if they differ, approve the biopsy line.',
  ),
  'fna/with-placement': words(
    'Aspiration and placement in one lesion',
    'lesion',
    'Check that both were done in this lesion; if so, approve both lines.',
  ),
  'placement/replaced': words(
    'Device replaced on the same day',
    'lesion',
    'Check that one device was replaced, not a second lesion marked.',
  ),
  'placement/stopped': words(
    'Placement stopped',
    'lesion',
    'Check when it was stopped: before or after anesthesia changes the modifier.',
  ),
  'film/no-lesion': words(
    'Mammogram on a side without a lesion',
    'mammogram',
    'Correct the side of the mammogram, or enter the lesion of that side.',
  ),
  'film/mixed-guidance': words(
    'Mammogram after mixed guidance',
    'mammogram',
    'The film is left off; approve so, or correct the guidance.',
  ),
  'ptp/excision-unclear': words(
    'Excision beside a biopsy or another excision',
    'excisions',
    'Check that these were separate procedures; if so, approve both lines.',
  ),
  'ptp/no-data': words('No pair edits for a code', 'excisions', 'Look the pair up, or load the edition.'),
  'mue/exceeded': words('More units than usual', 'lesion', 'Check the count of lesions or units.'),
  'mue/no-data': words('No unit limit for a code', 'excisions', 'Look the limit up, or load the edition.'),
  'add-on/primary-not-known': words(
    'Add-on whose primary code is not known',
    'excisions',
    'Check that the primary procedure stands in the session.',
  ),
  'supply/not-checked': words('Supply not checked', 'supplies', 'Check the code, or load HCPCS.'),
  'supply/not-known': words('Supply that HCPCS does not know', 'supplies', 'Correct the code of the supply.'),
  'documentation/missing': words(
    'Documentation missing',
    'lesion',
    'Complete the record, then tick the document.',
  ),
  'diagnosis/missing': words('Line without a diagnosis', 'diagnoses', 'Add the diagnosis of the lesion.'),
  'diagnosis/too-many': words('More than four diagnoses', 'diagnoses', 'Take out those that matter least.'),
  'diagnosis/density-alone': words(
    'Density as the only diagnosis',
    'diagnoses',
    'Add the finding that was localized.',
  ),
  'diagnosis/secondary-only': words(
    'History as the only diagnosis',
    'diagnoses',
    'Add the finding; a history code stands second.',
  ),
  'diagnosis/side-unspecified': words(
    'Diagnosis without a side',
    'diagnoses',
    'Choose the code that names the side.',
  ),
  'diagnosis/other-side': words(
    'Diagnosis of the other side',
    'diagnoses',
    'Compare the side of the diagnosis with that of the lesion.',
  ),
  'diagnosis/not-listed': words(
    'Diagnosis not on the list of the site',
    'diagnoses',
    'Check the diagnosis; approve if it stands.',
  ),
  'diagnosis/not-a-code': words('Not a diagnosis code', 'diagnoses', 'Correct the code.'),
  'diagnosis/unknown': words('Diagnosis not in ICD-10-CM', 'diagnoses', 'Correct the code.'),
  'diagnosis/heading': words('Diagnosis is a heading', 'diagnoses', 'Choose a code below it.'),
  'diagnosis/not-in-force': words(
    'Diagnosis not in force on the day',
    'diagnoses',
    'Choose the code that was in force on the date of service.',
  ),
  'duplicate/same-charge': words(
    'Same charge in another session',
    'duplicates',
    'Compare with the other session.',
  ),
}

/** The rules that have words. */
export const NAMED_RULES: readonly string[] = Object.keys(RULE_WORDS)

/** The words of a rule; one without words of its own keeps its name and is looked at where the lesions are. */
export function ruleWords(rule: string): RuleWords {
  return RULE_WORDS[rule] ?? words(rule, 'lesion', 'Look at what was entered.')
}

export function hasRuleWords(rule: string): boolean {
  return Object.hasOwn(RULE_WORDS, rule)
}
