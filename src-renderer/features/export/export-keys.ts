/** The keys of the rows of the page and of the page itself, each alone. They act wherever the cursor takes no text. */
export const EXPORT_KEYS = {
  open: 'O',
  sheet: 'I',
  sendCorrected: 'C',
  newNumbers: 'N',
  sentAgain: 'A',
  settled: 'S',
  seen: 'V',
  tryNow: 'T',
  takeBack: 'B',
  proof: 'P',
  sendAgain: 'A',
  look: 'L',
  seenRuns: 'R',
  printProof: 'W',
  closeProof: 'X',
  callOff: 'Q',
} as const

/** The same for the sheet of keys. */
export const EXPORT_KEY_ROWS: readonly (readonly [keys: string, deed: string])[] = [
  [
    'Up, Down',
    'from row to row: late sessions, refusals, sessions that stay, waiting batches, answers, batches',
  ],
  [
    EXPORT_KEYS.open,
    'session that stays, is late or was refused: open it, or its correction; on a batch: its sessions',
  ],
  [EXPORT_KEYS.sheet, 'refusal of what the sheet holds: open the sheet at that field'],
  [EXPORT_KEYS.sendCorrected, 'refusal: send corrected; opens the session to be mended'],
  [EXPORT_KEYS.newNumbers, 'refusal: send as it is under new numbers'],
  [EXPORT_KEYS.sentAgain, 'refusal: was sent again and taken; on a batch: send again, the same bytes'],
  [EXPORT_KEYS.settled, 'refusal: settled with the receiver'],
  [EXPORT_KEYS.tryNow, 'waiting batch: try now'],
  [EXPORT_KEYS.takeBack, 'waiting batch: take back'],
  [EXPORT_KEYS.seen, 'answer that matched nothing: seen'],
  [EXPORT_KEYS.callOff, 'long export: call off'],
  [EXPORT_KEYS.look, 'look for answers now'],
  [EXPORT_KEYS.seenRuns, 'exports by schedule: seen'],
  [EXPORT_KEYS.proof, 'batch: its proof'],
  [EXPORT_KEYS.printProof, 'proof: write the PDF'],
  [EXPORT_KEYS.closeProof, 'proof: close'],
]
