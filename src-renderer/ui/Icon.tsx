/** Shapes of our own on a grid of 16, drawn in the color of the text around them. */
const SHAPES = {
  open: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11z',
  half: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11zM8 2.5v11',
  complete: 'M3 8.5l3.2 3.2L13 4.8',
  approved: 'M1.2 8.8l2.9 2.9L9.6 5M7.4 11.1l.6.6L14.8 5',
  held: 'M5.5 3v10M10.5 3v10',
  exported: 'M3 13h10M8 10V2.5M4.8 5.7L8 2.5l3.2 3.2',
  load: 'M3 13h10M8 2.5V10M4.8 6.8L8 10l3.2-3.2',
  block: 'M5.3 2h5.4L14 5.3v5.4L10.7 14H5.3L2 10.7V5.3zM5.5 8h5',
  review: 'M8 1.8L14.2 8L8 14.2L1.8 8zM8 5v3.6M8 10.6v.4',
  warn: 'M8 2.2L14.5 13.5h-13zM8 6.4v3.3M8 11.4v.3',
  info: 'M8 2a6 6 0 1 1 0 12a6 6 0 0 1 0-12zM8 7.2v4M8 4.8v.3',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9zM10.3 10.3L14 14',
  previous: 'M10 3L5 8l5 5',
  next: 'M6 3l5 5l-5 5',
  close: 'M4 4l8 8M12 4l-8 8',
  add: 'M8 3v10M3 8h10',
  missing:
    'M8 2.5a5.5 5.5 0 0 1 4.2 2M13.5 8a5.5 5.5 0 0 1-2 4.2M8 13.5a5.5 5.5 0 0 1-4.2-2M2.5 8a5.5 5.5 0 0 1 2-4.2',
  none: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11zM4.2 11.8l7.6-7.6',
  later: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11zM8 5v3.2l2.2 1.6',
  lock: 'M4 7.2h8v6H4zM5.6 7.2V5a2.4 2.4 0 0 1 4.8 0v2.2',
  discard: 'M3 4.5h10M6.2 4.5V2.8h3.6v1.7M4.4 4.5l.6 9h6l.6-9M6.8 7v4M9.2 7v4',
  undo: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M3 6.5L6 3.5M3 6.5L6 9.5',
  redo: 'M13 6.5H6.5a3.5 3.5 0 0 0 0 7H10M13 6.5L10 3.5M13 6.5L10 9.5',
  switch: 'M2.5 5.5h10M9.5 2.5l3 3l-3 3M13.5 10.5h-10M6.5 7.5l-3 3l3 3',
  more: 'M3.2 8h.3M8 8h.3M12.8 8h.3',
  down: 'M4 6l4 4l4-4',
  light:
    'M8 5a3 3 0 1 1 0 6a3 3 0 0 1 0-6zM8 1.2v1.5M8 13.3v1.5M1.2 8h1.5M13.3 8h1.5M3.2 3.2l1 1M11.8 11.8l1 1M12.8 3.2l-1 1M4.2 11.8l-1 1',
  dark: 'M12.8 9.6A5.4 5.4 0 0 1 6.4 3.2a5.4 5.4 0 1 0 6.4 6.4z',
  barcode: 'M2.5 3v10M5 3v10M7.5 3v10M11 3v10M13.5 3v10',
  folder: 'M1.8 4h4.4l1.4 1.6h6.6v7H1.8z',
  file: 'M4 1.8h5.4L12.4 5v9.2H4zM9.2 2v3.2h3',
} as const

export type IconName = keyof typeof SHAPES

/** An icon beside words that say the same; alone it would say nothing to those who cannot see it. */
export function Icon({ name, size = 14 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={SHAPES[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
