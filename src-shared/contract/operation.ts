import type { z } from 'zod'
import type { Right } from '../domain/rights.ts'

declare const output: unique symbol

/** An operation of the bridge: who may ask for it, how its input is read, and the type of what it answers. */
export type Operation<Input extends z.ZodType = z.ZodType, Output = unknown> = {
  /** What one must be allowed to do; `anyone` also before somebody has signed in. */
  readonly needs: Right | 'anyone'
  readonly input: Input
  readonly [output]?: Output
}

/** `operation(needs, schema).answers<T>()`: the input is checked at run time, the answer is the core's own. */
export function operation<Input extends z.ZodType>(
  needs: Right | 'anyone',
  input: Input,
): { readonly answers: <Output>() => Operation<Input, Output> } {
  return { answers: () => ({ needs, input }) }
}

export type InputOf<O> = O extends Operation<infer Input, unknown> ? z.input<Input> : never
/** The input after it was read: defaults filled in, unknown keys refused. */
export type ReadInputOf<O> = O extends Operation<infer Input, unknown> ? z.output<Input> : never
export type OutputOf<O> = O extends Operation<z.ZodType, infer Output> ? Output : never
