const MOST_CHARACTERS = 80

/** A piece of a file as a problem quotes it: one line, printable, not too long. */
export function shown(text: string): string {
  const printable = text.replace(/[^\x20-\x7e\xa1-\uffff]+/g, ' ').trim()
  if (printable === '') return 'nothing'
  return printable.length > MOST_CHARACTERS ? `"${printable.slice(0, MOST_CHARACTERS)}..."` : `"${printable}"`
}
