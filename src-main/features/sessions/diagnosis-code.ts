/**
 * A diagnosis as typed, in the form the files take: capital letters with the dot after the third character. Null
 * when it has not the shape of ICD-10-CM. `readDiagnosisCode('n6311')` is `N63.11`.
 */
export function readDiagnosisCode(text: string): string | null {
  const match = /^([A-Z]\d[0-9A-Z])(?:\.?([0-9A-Z]{1,4}))?$/.exec(text.trim().toUpperCase())
  if (!match?.[1]) return null
  return match[2] === undefined ? match[1] : `${match[1]}.${match[2]}`
}
