/*
 * What a code stands for in our own plain words. At most 40 characters (FT1-8), for charge files, searches and pages.
 * No text of a licensed code set stands here.
 */

/** The codes that sessions bring. */
const FAMILY_WORDS: ReadonlyMap<string, string> = new Map([
  ['19281', 'Breast marking, mammographic, first'],
  ['19282', 'Breast marking, mammographic, further'],
  ['19283', 'Breast marking, stereotactic, first'],
  ['19284', 'Breast marking, stereotactic, further'],
  ['19285', 'Breast marking, ultrasound, first'],
  ['19286', 'Breast marking, ultrasound, further'],
  ['19287', 'Breast marking, MR, first'],
  ['19288', 'Breast marking, MR, further'],
  ['19081', 'Breast biopsy, stereotactic, first'],
  ['19082', 'Breast biopsy, stereotactic, further'],
  ['19083', 'Breast biopsy, ultrasound, first'],
  ['19084', 'Breast biopsy, ultrasound, further'],
  ['19085', 'Breast biopsy, MR, first'],
  ['19086', 'Breast biopsy, MR, further'],
  ['10021', 'Needle aspiration, no imaging, first'],
  ['10004', 'Needle aspiration, no imaging, further'],
  ['10005', 'Needle aspiration, ultrasound, first'],
  ['10006', 'Needle aspiration, ultrasound, further'],
  ['10011', 'Needle aspiration, MR, first'],
  ['10012', 'Needle aspiration, MR, further'],
  ['10035', 'Soft tissue marking, first'],
  ['10036', 'Soft tissue marking, further'],
  ['19499', 'Breast procedure without own code'],
  ['19125', 'Marked breast excision, first'],
  ['19126', 'Marked breast excision, further'],
  ['19301', 'Partial breast removal'],
  ['77065', 'Mammogram after placement, one side'],
  ['77066', 'Mammogram after placement, both sides'],
  ['76098', 'Specimen film'],
  ['A4648', 'Tissue marker'],
])

/** Codes that a breast department meets beside them. */
const NEIGHBOUR_WORDS: ReadonlyMap<string, string> = new Map([
  ['G0279', 'Diagnostic tomosynthesis, add-on'],
  ['77063', 'Screening tomosynthesis, add-on'],
  ['77067', 'Screening mammogram'],
  ['76642', 'Breast sonogram, one part'],
  ['76641', 'Breast sonogram, whole breast'],
  ['77046', 'Breast MR without contrast, one side'],
  ['77047', 'Breast MR without contrast, both sides'],
  ['77048', 'Breast MR with contrast, one side'],
  ['77049', 'Breast MR with contrast, both sides'],
  ['77053', 'Milk duct film, one duct'],
  ['77054', 'Milk duct film, several ducts'],
  ['19000', 'Breast cyst drained by needle, first'],
  ['19001', 'Breast cyst drained by needle, further'],
  ['38505', 'Lymph node biopsy by needle'],
  ['38792', 'Sentinel node tracer'],
  ['38900', 'Sentinel node mapping in surgery, add-on'],
  ['19100', 'Breast needle biopsy, no imaging'],
  ['19101', 'Open breast biopsy'],
  ['19120', 'Breast lump taken out, not marked'],
  ['19302', 'Partial breast removal with nodes'],
  ['19294', 'Radiation bed made in surgery, add-on'],
  ['76942', 'Ultrasound to steer a needle'],
  ['77002', 'X-ray screen to steer a needle'],
  ['77011', 'CT to aim by coordinates'],
  ['77012', 'CT to steer a needle'],
  ['77021', 'MR to steer a needle'],
  ['76000', 'X-ray screen, up to an hour'],
  ['76380', 'CT, a look at one place'],
  ['76998', 'Ultrasound during surgery'],
])

/** The codes that sessions bring, those of placements first. */
export const FAMILY_CODES: readonly string[] = [...FAMILY_WORDS.keys()]

/** Every code that has words of ours, the family first. */
export const CODES_WITH_OWN_WORDS: readonly string[] = [...FAMILY_CODES, ...NEIGHBOUR_WORDS.keys()]

/** Our words for a code; empty for a code we have none for. */
export function ownWords(code: string): string {
  return FAMILY_WORDS.get(code) ?? NEIGHBOUR_WORDS.get(code) ?? ''
}
