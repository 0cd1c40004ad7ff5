import type { z } from 'zod'

declare const output: unique symbol

/** An operation of the bridge: how its input is read, and the type of what it answers. */
export type Operation<Input extends z.ZodType = z.ZodType, Output = unknown> = {
  readonly input: Input
  readonly [output]?: Output
}

/** `operation(schema).answers<T>()`: the input is checked at run time, the answer is the core's own. */
export function operation<Input extends z.ZodType>(
  input: Input,
): { readonly answers: <Output>() => Operation<Input, Output> } {
  return { answers: () => ({ input }) }
}

export type InputOf<O> = O extends Operation<infer Input, unknown> ? z.input<Input> : never
/** The input after it was read: defaults filled in, unknown keys refused. */
export type ReadInputOf<O> = O extends Operation<infer Input, unknown> ? z.output<Input> : never
export type OutputOf<O> = O extends Operation<z.ZodType, infer Output> ? Output : never
