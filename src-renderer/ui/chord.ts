/** A key with its modifiers as one word: `Ctrl+Enter`, `Alt+KeyL`. Command counts as Ctrl on a Mac. */
export function chordOf(event: KeyboardEvent): string {
  const held = [
    ...(event.ctrlKey || event.metaKey ? ['Ctrl'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey && event.key.length > 1 ? ['Shift'] : []),
    ...(event.shiftKey && event.key.length === 1 && (event.ctrlKey || event.metaKey || event.altKey)
      ? ['Shift']
      : []),
  ]
  const key = held.length > 0 ? event.code.replace('NumpadEnter', 'Enter') : event.key
  return [...held, key].join('+')
}

/** A chord as the keys are written: `Alt+KeyL` is `Alt+L`, `Alt+Digit1` is `Alt+1`. */
export function writtenChord(chord: string): string {
  return chord
    .split('+')
    .map(part => part.replace(/^(Key|Digit)(?=.$)/, ''))
    .join('+')
}
