import type { CodeHit, CodePage, CodeSets, EditionSummary } from '#shared/contract/reference.ts'

/** An invented edition that names only what matters. */
export function anEdition(given: Partial<EditionSummary>): EditionSummary {
  return {
    id: 1,
    dataset: 'ptp-practitioner',
    label: 'NCCI PTP practitioner v32.3, in force 2026-10-01',
    from: '2026-10-01',
    through: '2026-12-31',
    rows: 1_200,
    badRows: 0,
    firstBadRows: [],
    missingParts: [],
    files: [
      {
        name: 'ccipra-v323r0-f1.TXT',
        sha256: 'ab'.repeat(32),
        rows: 1_200,
        loadedAt: '2026-10-02T08:00:00.000Z',
        loadedBy: 'test-desk',
      },
    ],
    ...given,
  }
}

export function codeSets(given: Partial<CodeSets> = {}): CodeSets {
  return { editions: [], standing: [], licence: null, import: { kind: 'idle' }, ...given }
}

export function aHit(given: Partial<CodeHit>): CodeHit {
  return {
    code: '19283',
    kind: 'cpt',
    text: 'Localization, stereotactic, first lesion',
    edition: null,
    billable: true,
    remark: '',
    ...given,
  }
}

export function aCodePage(given: Partial<CodePage>): CodePage {
  return {
    code: '19283',
    kind: 'cpt',
    text: 'Localization, stereotactic, first lesion',
    textEdition: null,
    verdict: 'pass',
    facts: [],
    addOns: [],
    primaries: [],
    pairs: [],
    pairCount: 0,
    charges: [],
    history: [],
    ...given,
  }
}
