/** What a job says of itself while it goes on. */
export type KeepingProgress =
  /** A file is being written, which will be about this large: how far that is shows in its size. */
  | { readonly kind: 'copying'; readonly file: string; readonly bytes: number }
  /** So many bytes were copied. */
  | { readonly kind: 'copied'; readonly bytes: number; readonly of: number }
  /** What was written is being read; the share of that which is done, from 0 to 1. */
  | { readonly kind: 'checking'; readonly share: number }

export type Tell = (progress: KeepingProgress) => void

export const tellNobody: Tell = () => undefined
