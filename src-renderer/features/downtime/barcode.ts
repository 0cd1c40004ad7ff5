import JsBarcode from 'jsbarcode'

/** A dark bar of a barcode, in modules from the left. */
export type Bar = { readonly x: number; readonly width: number }

/** The bars of a text in Code 128 and the width of the whole. Source of the patterns: the library, ISO/IEC 15417. */
export function code128(text: string): { readonly bars: readonly Bar[]; readonly width: number } {
  const target: { readonly encodings?: readonly { readonly data: string }[] } = {}
  JsBarcode(target, text, { format: 'CODE128' })
  const modules = target.encodings?.map(({ data }) => data).join('') ?? ''
  const bars = [...modules.matchAll(/1+/g)].map(({ index, 0: run }) => ({ x: index, width: run.length }))
  return { bars, width: modules.length }
}
