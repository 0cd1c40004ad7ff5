/** What a person is told about batches that an interruption left undecided. Names and numbers only. */
export const NOTICES = {
  queued: (batch: string) =>
    `Batch ${batch} waits: its folder cannot be written. It is tried again by itself; the page of exports says why and ` +
    `when. Work goes on meanwhile.`,
  unreachable: (batch: string) =>
    `Batch ${batch} is not finished: its folder cannot be reached. Connect the folder and export again, or write the ` +
    `batch again into another folder. Until then its lines stay reserved.`,
  obstructed: (batch: string, name: string) =>
    `Batch ${batch} is not finished: another file named ${name} is in its folder. Move that file away and export again.`,
  taken: (batch: string, name: string) =>
    `Batch ${batch} was interrupted, and ${name} is no longer in its folder. It counts as taken by the receiver. Ask ` +
    `there; if it never arrived, write the batch again.`,
  replaced: (batch: string, name: string) =>
    `Batch ${batch} was interrupted, and ${name} in its folder is not the file that was written. The batch counts as ` +
    `exported. Ask the receiver; if the file never arrived, write the batch again into another folder.`,
  undone: (batch: string) =>
    `Batch ${batch} was interrupted before a file left. Nothing was sent; its lines are ready to be exported again.`,
} as const
