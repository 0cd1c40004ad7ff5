/** Chapters of ICD-10-CM that a breast department works in, without dots. Source: coding rules, section 5. */
const BREAST = /^(?:C50|C773|D05|D24|D486|D493|N6[0-5]|R590|R92|Z1231|Z1501|Z803|Z853|Z8600)/

/** Whether a diagnosis, without its dot, is one that a breast department works with. */
export function isBreastDiagnosis(plain: string): boolean {
  return BREAST.test(plain)
}
