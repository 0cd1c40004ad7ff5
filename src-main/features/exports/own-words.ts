/**
 * Short text of a line in our own plain words, at most 40 characters (FT1-8), for receivers that still print it.
 * No text of a licensed code set stands here.
 */
const OWN_WORDS: Readonly<Record<string, string>> = {
  '19281': 'Breast marking, mammographic, first',
  '19282': 'Breast marking, mammographic, further',
  '19283': 'Breast marking, stereotactic, first',
  '19284': 'Breast marking, stereotactic, further',
  '19285': 'Breast marking, ultrasound, first',
  '19286': 'Breast marking, ultrasound, further',
  '19287': 'Breast marking, MR, first',
  '19288': 'Breast marking, MR, further',
  '19081': 'Breast biopsy, stereotactic, first',
  '19082': 'Breast biopsy, stereotactic, further',
  '19083': 'Breast biopsy, ultrasound, first',
  '19084': 'Breast biopsy, ultrasound, further',
  '19085': 'Breast biopsy, MR, first',
  '19086': 'Breast biopsy, MR, further',
  '10021': 'Needle aspiration, no imaging, first',
  '10004': 'Needle aspiration, no imaging, further',
  '10005': 'Needle aspiration, ultrasound, first',
  '10006': 'Needle aspiration, ultrasound, further',
  '10011': 'Needle aspiration, MR, first',
  '10012': 'Needle aspiration, MR, further',
  '10035': 'Soft tissue marking, first',
  '10036': 'Soft tissue marking, further',
  '19499': 'Breast procedure without own code',
  '19125': 'Marked breast excision, first',
  '19126': 'Marked breast excision, further',
  '19301': 'Partial breast removal',
  '77065': 'Mammogram after placement, one side',
  '77066': 'Mammogram after placement, both sides',
  '76098': 'Specimen film',
  A4648: 'Tissue marker',
}

/** Our words for a code; empty for a code we have none for, as the field is optional. */
export function ownWords(code: string): string {
  return OWN_WORDS[code] ?? ''
}
