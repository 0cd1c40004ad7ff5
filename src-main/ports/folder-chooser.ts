/** Asks the person for a folder. `unavailable` where the host has no such dialog: the path is typed instead. */
export type FolderChooser = {
  readonly choose: () => Promise<
    | { readonly kind: 'chosen'; readonly folder: string }
    | { readonly kind: 'closed' }
    | { readonly kind: 'unavailable' }
  >
}

export const noFolderChooser: FolderChooser = { choose: () => Promise.resolve({ kind: 'unavailable' }) }
