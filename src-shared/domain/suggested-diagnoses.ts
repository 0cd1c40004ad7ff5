export type SuggestedDiagnosis = {
  /** ICD-10-CM, with its dot. */
  readonly code: string
  /** Our own plain words. */
  readonly label: string
  readonly side: 'right' | 'left' | null
  /** What the diagnosis is about; a secondary one never stands first. */
  readonly use: 'breast' | 'node' | 'secondary'
}

/**
 * Quick picks for a localization. ICD-10-CM, October 2026 edition; to be checked by date of service where a full
 * code set is loaded. Source: coding rules, section 5.
 */
export const SUGGESTED_DIAGNOSES: readonly SuggestedDiagnosis[] = [
  { code: 'R92.0', label: 'Microcalcifications on mammogram', side: null, use: 'breast' },
  { code: 'R92.1', label: 'Calcifications on mammogram', side: null, use: 'breast' },
  { code: 'R92.8', label: 'Other abnormal breast imaging', side: null, use: 'breast' },
  { code: 'N63.11', label: 'Lump, right, upper outer', side: 'right', use: 'breast' },
  { code: 'N63.12', label: 'Lump, right, upper inner', side: 'right', use: 'breast' },
  { code: 'N63.13', label: 'Lump, right, lower outer', side: 'right', use: 'breast' },
  { code: 'N63.14', label: 'Lump, right, lower inner', side: 'right', use: 'breast' },
  { code: 'N63.15', label: 'Lump, right, overlapping quadrants', side: 'right', use: 'breast' },
  { code: 'N63.21', label: 'Lump, left, upper outer', side: 'left', use: 'breast' },
  { code: 'N63.22', label: 'Lump, left, upper inner', side: 'left', use: 'breast' },
  { code: 'N63.23', label: 'Lump, left, lower outer', side: 'left', use: 'breast' },
  { code: 'N63.24', label: 'Lump, left, lower inner', side: 'left', use: 'breast' },
  { code: 'N63.25', label: 'Lump, left, overlapping quadrants', side: 'left', use: 'breast' },
  { code: 'N63.31', label: 'Lump, right, axillary tail', side: 'right', use: 'breast' },
  { code: 'N63.32', label: 'Lump, left, axillary tail', side: 'left', use: 'breast' },
  { code: 'N63.41', label: 'Lump, right, behind the nipple', side: 'right', use: 'breast' },
  { code: 'N63.42', label: 'Lump, left, behind the nipple', side: 'left', use: 'breast' },
  { code: 'C50.411', label: 'Cancer, right, upper outer (female)', side: 'right', use: 'breast' },
  { code: 'C50.412', label: 'Cancer, left, upper outer (female)', side: 'left', use: 'breast' },
  { code: 'C50.911', label: 'Cancer, right, site not stated (female)', side: 'right', use: 'breast' },
  { code: 'C50.912', label: 'Cancer, left, site not stated (female)', side: 'left', use: 'breast' },
  { code: 'D05.11', label: 'Ductal carcinoma in situ, right', side: 'right', use: 'breast' },
  { code: 'D05.12', label: 'Ductal carcinoma in situ, left', side: 'left', use: 'breast' },
  { code: 'D24.1', label: 'Benign neoplasm, right', side: 'right', use: 'breast' },
  { code: 'D24.2', label: 'Benign neoplasm, left', side: 'left', use: 'breast' },
  { code: 'D48.61', label: 'Neoplasm of uncertain behavior, right', side: 'right', use: 'breast' },
  { code: 'D48.62', label: 'Neoplasm of uncertain behavior, left', side: 'left', use: 'breast' },
  { code: 'N60.91', label: 'Benign dysplasia, right', side: 'right', use: 'breast' },
  { code: 'N60.92', label: 'Benign dysplasia, left', side: 'left', use: 'breast' },
  { code: 'C77.3', label: 'Cancer spread to axillary nodes', side: null, use: 'node' },
  { code: 'R59.0', label: 'Localized enlarged lymph nodes', side: null, use: 'node' },
  { code: 'Z85.3', label: 'Personal history of breast cancer', side: null, use: 'secondary' },
  { code: 'Z86.000', label: 'Personal history of in-situ breast cancer', side: null, use: 'secondary' },
  { code: 'Z80.3', label: 'Family history of breast cancer', side: null, use: 'secondary' },
]
