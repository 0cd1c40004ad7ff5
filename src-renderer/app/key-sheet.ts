export type KeyGroup = {
  readonly title: string
  readonly keys: readonly (readonly [keys: string, deed: string])[]
}

/** All keys of the window, as the key sheet shows them. */
export const KEY_SHEET: readonly KeyGroup[] = [
  {
    title: 'Everywhere',
    keys: [
      ['Alt+N', 'new session'],
      ['/', 'search sessions'],
      ['Alt+PageUp', 'day before'],
      ['Alt+PageDown', 'day after'],
      ['Alt+E', 'export page; there Ctrl+Enter exports'],
      ['Alt+S', 'settings'],
      ['Alt+W', 'missing charges'],
      [
        'Alt+I',
        'expected exams; there Alt+O files, Alt+A ask the server, Alt+R read the folder, Ctrl+Enter import',
      ],
      ['X', 'on an expected exam: no charge, then 1–5 for the reason'],
      ['scan', 'an accession number anywhere opens its session'],
      ['?', 'this sheet'],
    ],
  },
  {
    title: 'Session',
    keys: [
      ['Enter', 'next field'],
      ['Ctrl+Enter', 'complete'],
      ['Ctrl+Z', 'undo'],
      ['Ctrl+Y', 'redo'],
      ['Alt+G', 'go to what is missing'],
      ['Alt+H', 'hold'],
      ['Alt+P', 'physician'],
      ['Alt+L', 'add a lesion'],
      ['Alt+M', 'mammogram'],
      ['Alt+D', 'diagnosis; then 1–9 for a quick pick'],
      ['Alt+K', 'tick the documents needed'],
      ['Alt+T', 'note'],
    ],
  },
  {
    title: 'In a lesion row',
    keys: [
      ['R L', 'side'],
      ['10 4', 'where: 10:00, 4 cm'],
      [
        'M S T O U R P',
        'guidance: mammographic, stereotactic, with tomo, tomo only, ultrasound, MR, palpation',
      ],
      [
        'W C S M R T P O',
        'device: wire, clip, radioactive or magnetic seed, reflector, RF tag, pellet, other',
      ],
      ['1–9', 'how many; 0 nothing placed'],
      ['B F', 'core biopsy, fine-needle aspiration'],
      ['A X', 'axillary node, other soft tissue'],
      ['D', 'details: outcome, step, failed guidance'],
      ['N', 'next lesion'],
      ['Space', 'list of a cell'],
      ['Delete', 'empty a cell'],
      ['Ctrl+Delete', 'remove the lesion'],
      ['Arrows', 'from cell to cell'],
    ],
  },
]
