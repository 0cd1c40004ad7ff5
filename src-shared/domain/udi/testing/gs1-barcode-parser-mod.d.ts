/** The peer that GS1 texts are compared with; it comes without types. */
declare module 'gs1-barcode-parser-mod' {
  export type ParsedElement = { readonly ai: string; readonly data: string; readonly isoDate: string }
  export function parseBarcode(text: string): { readonly parsedCodeItems: readonly ParsedElement[] }
}
