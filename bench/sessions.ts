/** Seeded sessions for the measurements: the same ones in every run, on every machine. */

/** A small generator of pseudo-random numbers in [0, 1): mulberry32, by Tommy Ettinger, public domain. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Pick = <T>(choices: readonly [T, ...T[]]) => T

const GUIDANCE = [
  'stereotactic',
  'stereotactic',
  'ultrasound',
  'ultrasound',
  'ultrasound',
  'mr',
  'mammographic',
] as const
const DIAGNOSES = [
  'R92.0',
  'R92.1',
  'R92.8',
  'N63.11',
  'N63.21',
  'C50.411',
  'C50.412',
  'D05.11',
  'D05.12',
  'D24.1',
] as const

/**
 * Sessions on the wire. `alike`: a department's day, few shapes again and again on one date; otherwise every session
 * differs from every other in date, diagnoses and place.
 */
export function wireSessions(count: number, { alike }: { alike: boolean }): readonly string[] {
  const random = seeded(1)
  const pick: Pick = choices => choices[Math.floor(random() * choices.length)] ?? choices[0]
  const day = Date.UTC(2024, 6, 1)
  return Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      id: `S${index}`,
      serviceDate: alike
        ? '2026-11-20'
        : new Date(day + (index % 800) * 86_400_000).toISOString().slice(0, 10),
      claim: pick(['professional', 'facility']),
      lesions: lesions(alike ? pick([1, 1, 1, 2]) : 1 + Math.floor(random() * 4), { pick, alike }),
      ...(random() < 0.3 ? { mammogram: { side: pick(['right', 'left']) } } : {}),
      diagnoses: [{ code: alike ? pick(['R92.1', 'R92.8']) : pick(DIAGNOSES), lesions: ['A'] }],
      ...(alike
        ? {}
        : { specimenRadiographs: 0, placeOfService: String(11 + (Math.floor(index / 800) % 80)) }),
      documentation: { history: true, imagingReport: true, placementImages: alike || random() < 0.8 },
    }),
  )
}

function lesions(count: number, { pick, alike }: { pick: Pick; alike: boolean }): readonly object[] {
  return Array.from({ length: count }, (_, index) => {
    const guidance = alike ? pick(['stereotactic', 'ultrasound']) : pick(GUIDANCE)
    const placement = {
      guidance,
      devices: [{ type: pick(['wire', 'clip', 'radar-reflector']), count: alike ? 1 : pick([1, 1, 2]) }],
    }
    const biopsied = !alike && pick([true, false, false])
    return {
      id: String.fromCharCode(65 + index),
      side: pick(['right', 'left']),
      placement,
      ...(biopsied ? { biopsy: { guidance } } : {}),
    }
  })
}
