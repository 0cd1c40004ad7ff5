import type { App } from './fixtures.ts'

/** A charge line as the command line lists it. */
export type ListedCharge = {
  readonly lineId: string | null
  readonly accession: string
  readonly mrn: string
  readonly code: string
  readonly units: number
  readonly modifiers: readonly string[]
  readonly batch: string | null
}

type ListedSession = Pick<ListedCharge, 'accession' | 'mrn'> & {
  readonly lines: readonly Omit<ListedCharge, 'accession' | 'mrn'>[]
}

/** Every charge line of `sessions --json`; the window is closed for it. */
export async function listedCharges({ cli }: App): Promise<readonly ListedCharge[]> {
  const { status, output, notes } = await cli('sessions', '--json')
  if (status !== 0) throw new Error(notes)
  return output
    .split('\n')
    .filter(Boolean)
    .map((line): ListedSession => JSON.parse(line))
    .flatMap(({ accession, mrn, lines }) =>
      lines.map(({ lineId, code, units, modifiers, batch }) => ({
        lineId,
        accession,
        mrn,
        code,
        units,
        modifiers,
        batch,
      })),
    )
}
