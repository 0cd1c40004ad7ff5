/** The button on screen that does a deed (`data-deed`); null where it is not there, and then no key does it either. */
export function deedButton(deed: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-deed="${deed}"]`)
}
