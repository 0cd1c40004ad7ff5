/** One measured ratio: ours against a peer or a floor, both in the same run on the same machine. */
export type Comparison = {
  readonly name: string
  /** What ours was held against. */
  readonly against: string
  readonly ours: string
  readonly theirs: string
  /** Ours divided by theirs; null where only a number of ours is reported. */
  readonly ratio: number | null
  /** The most the ratio (or the number, where there is no ratio) may be; null where it is only reported. */
  readonly most: number | null
  readonly note: string
}

export type Bench = () => Promise<readonly Comparison[]>

/** The middle value: one slow run on a busy machine does not decide. */
export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  const index = Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)
  const value = sorted[Math.max(0, index)]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}

export function milliseconds(ms: number): string {
  return `${ms.toFixed(ms < 10 ? 2 : 1)} ms`
}

/** Runs both by turns, so that whatever else the machine does meets both alike. Times in milliseconds. */
export async function byTurns(
  runs: number,
  { ours, theirs }: { ours: () => Promise<void>; theirs: () => Promise<void> },
): Promise<{ readonly ours: number; readonly theirs: number; readonly ratio: number }> {
  const times = { ours: [] as number[], theirs: [] as number[] }
  for (let run = 0; run < runs; run++) {
    times.theirs.push(await timed(theirs))
    times.ours.push(await timed(ours))
  }
  const [our, their] = [median(times.ours), median(times.theirs)]
  return { ours: our, theirs: their, ratio: our / their }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
