/**
 * The bytes of a piece of a file in base64; null when they cannot be read, as those of a folder. The browser's reader
 * does it aside, so that typing never waits for it.
 */
export function toBase64(piece: Blob): Promise<string | null> {
  return new Promise(resolve => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(afterComma(String(reader.result))))
    reader.addEventListener('error', () => resolve(null))
    reader.readAsDataURL(piece)
  })
}

/** `data:…;base64,` stands before the bytes. */
function afterComma(url: string): string {
  return url.slice(url.indexOf(',') + 1)
}
