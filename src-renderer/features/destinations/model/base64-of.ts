/** In pieces, as one call cannot take all bytes of a long file. */
export function base64Of(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 32_768) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 32_768)))
  }
  return btoa(pieces.join(''))
}
