/**
 * A text as words to search by: small letters and digits, accents gone, punctuation between them. A dot inside a
 * code and a slash between single letters join: `N63.1` is `n631`, `U/S` is `us`.
 */
export function foldWords(text: string): readonly string[] {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/(?<![a-z0-9])([a-z])[./]([a-z])(?![a-z0-9])/g, '$1$2')
    .replaceAll(/(?<=[a-z]\d[0-9a-z]*)\.(?=[0-9a-z])/g, '')
  return plain.match(/[a-z0-9]+/g) ?? []
}
