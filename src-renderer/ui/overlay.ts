/** Id of the place inside the page's main part where lists and popovers are drawn, so that they belong to it. */
export const OVERLAY_ID = 'overlay'

/** What a list or popover is told to be drawn there. */
export const OVERLAY = { target: `#${OVERLAY_ID}` } as const
