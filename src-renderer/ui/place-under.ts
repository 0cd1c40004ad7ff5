const GAP = 4
const MARGIN = 8

/** Puts a panel of the top layer under its control, or above where there is more room, inside the window. */
export function placeUnder(panel: HTMLElement | null, control: HTMLElement | null): void {
  if (!panel || !control) return
  const { left, top, bottom } = control.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = panel
  const below = window.innerHeight - bottom
  const fitsBelow = below >= height + GAP + MARGIN || below >= top
  panel.style.left = `${Math.max(MARGIN, Math.min(left, window.innerWidth - width - MARGIN))}px`
  panel.style.top = `${fitsBelow ? bottom + GAP : Math.max(MARGIN, top - height - GAP)}px`
}
