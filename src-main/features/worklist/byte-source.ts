/** Bytes that are read in slices: a file of any size takes no more memory than one slice. */
export type ByteSource = {
  readonly bytes: number
  readonly slice: (offset: number, length: number) => Uint8Array
}

const SLICE_BYTES = 256 * 1024

export function* slicesOf(source: ByteSource): Generator<Uint8Array> {
  for (let offset = 0; offset < source.bytes; offset += SLICE_BYTES) {
    yield source.slice(offset, Math.min(SLICE_BYTES, source.bytes - offset))
  }
}

export function bytesInMemory(bytes: Uint8Array): ByteSource {
  return { bytes: bytes.length, slice: (offset, length) => bytes.subarray(offset, offset + length) }
}
