/** Where hospital IT puts what it decides for a workstation, as a port. */
export type PolicySource = {
  /** What is there, the weightiest first; empty where nothing was decided. */
  readonly read: () => readonly PolicyText[]
}

/** A policy as it was found: the text of a file, the values of a registry key, or why neither can be trusted. */
export type PolicyText =
  | { readonly kind: 'json'; readonly place: string; readonly text: string }
  | { readonly kind: 'values'; readonly place: string; readonly values: PolicyValues }
  | { readonly kind: 'refused'; readonly place: string; readonly why: string }

/** Values of a registry key by name; text of several lines is a list. */
export type PolicyValues = Readonly<Record<string, string | number | readonly string[]>>

/** For tests, and for hosts on a machine without policy. */
export const noPolicySource: PolicySource = { read: () => [] }
