/** Says that the window can be used: tests and measurements wait for it. */
export function markReady(): void {
  document.documentElement.dataset.ready = 'true'
}
