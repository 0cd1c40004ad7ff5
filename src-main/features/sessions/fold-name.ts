/**
 * A name as it is searched for: small letters without accents, signs as spaces. What a person types is folded the
 * same way, so that `o'neil` finds `O’Neil` and `angstrom` finds `Ångström`.
 */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
}
