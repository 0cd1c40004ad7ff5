/** Id of the words that say why a field is refused. */
export function problemId(field: string): string {
  return `problem-${field}`
}

export type FieldAria = {
  readonly 'aria-required': true | undefined
  readonly 'aria-invalid': true | undefined
  readonly 'aria-describedby': string | undefined
}

/** What assistive technology is told of a field beside its name and value. */
export function fieldAria(
  path: string,
  { problem, missing }: { readonly problem: string | null; readonly missing: boolean },
): FieldAria {
  return {
    'aria-required': missing || undefined,
    'aria-invalid': problem !== null || undefined,
    'aria-describedby': problem === null ? undefined : problemId(path),
  }
}
