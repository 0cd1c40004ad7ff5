/** The name a file has until it is whole and journaled; receivers are told to leave such names alone. */
export function partName(name: string): string {
  return `.${name}.part`
}

/** A name that is tried for a moment, to learn whether the folder knows links. */
export function trialName(name: string): string {
  return `.${name}.trial.part`
}

/** The name set aside while a past file is written again. */
export function againName(name: string): string {
  return `.${name}.again.part`
}
