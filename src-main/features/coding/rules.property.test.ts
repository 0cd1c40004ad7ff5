import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChargeLine, CodingAnswer } from '#shared/domain/coding-answer.ts'
import type { CodingSession } from '#shared/domain/coding-session.ts'
import type { Side } from '#shared/domain/vocabulary.ts'
import { assignCharges } from './assign-charges.ts'
import { builtInReference } from './built-in-reference.ts'
import { readCodingSession } from './wire.ts'
import { arbitrarySession } from './testing/arbitrary-session.ts'

const reference = builtInReference()
const RUNS = { numRuns: 1_500 }

/** The codes a lesion can bring, told apart here anew so that the engine's own tables do not judge themselves. */
const FIRST = [
  '19281',
  '19283',
  '19285',
  '19287',
  '19081',
  '19083',
  '19085',
  '10035',
  '10021',
  '10005',
  '10011',
]
const ADD_ONS: Readonly<Record<string, string>> = {
  19282: '19281',
  19284: '19283',
  19286: '19285',
  19288: '19287',
  19082: '19081',
  19084: '19083',
  19086: '19085',
  10036: '10035',
  10004: '10021',
  10006: '10005',
  10012: '10011',
}
const PAYMENT = ['26', '53', '73', '74', '52']
const DISTINCT = ['59', 'XE', 'XS', 'XP', 'XU']

function answerOf(session: CodingSession): CodingAnswer {
  return assignCharges(session, reference)
}

function forAll(claim: (answer: CodingAnswer, session: CodingSession) => void): void {
  fc.assert(
    fc.property(arbitrarySession, session => claim(answerOf(session), session)),
    RUNS,
  )
}

function unitsOf(answer: CodingAnswer, codes: readonly string[]): number {
  return answer.lines.filter(line => codes.includes(line.code)).reduce((sum, line) => sum + line.units, 0)
}

test('every derived add-on has its primary', () => {
  forAll(answer => {
    const codes = answer.lines.map(line => line.code)
    for (const code of codes) {
      const primary = ADD_ONS[code]
      if (primary) expect(codes).toContain(primary)
    }
  })
})

test('a first-lesion code has one unit at most', () => {
  forAll(answer => {
    for (const code of FIRST) expect(unitsOf(answer, [code])).toBeLessThanOrEqual(1)
  })
})

test('units of the family lines are the lesions they name, each lesion once a family', () => {
  forAll(answer => {
    const family = answer.lines.filter(
      line => FIRST.includes(line.code) || line.code in ADD_ONS || line.code === '19499',
    )
    for (const line of family) expect(line.units).toBe(line.lesions.length)
    for (const first of [...FIRST, '19499']) {
      const lesions = family
        .filter(line => line.code === first || ADD_ONS[line.code] === first)
        .flatMap(line => line.lesions)
      expect(new Set(lesions).size).toBe(lesions.length)
    }
  })
})

test('a placement or biopsy that brings no line is explained by a finding that names its lesion', () => {
  forAll((answer, session) => {
    for (const lesion of session.lesions) {
      const charged = answer.lines.some(line => line.lesions.includes(lesion.id))
      const said = answer.findings.some(({ text }) => text.startsWith(`Lesion ${lesion.id} `))
      expect(charged || said).toBe(true)
    }
  })
})

test('another device in a lesion never changes a line or the decision', () => {
  forAll((answer, session) => {
    const more = session.lesions.map(lesion => ({
      ...lesion,
      placement: lesion.placement && {
        ...lesion.placement,
        devices: [...lesion.placement.devices, { type: 'wire' as const, count: 3 }],
      },
    }))
    const again = answerOf({ ...session, lesions: more })
    expect(again.lines).toEqual(answer.lines)
    expect(again.decision).toBe(answer.decision)
  })
})

test('mirrored sides give mirrored lines', () => {
  const other: Readonly<Record<Side, Side>> = { right: 'left', left: 'right' }
  forAll((answer, session) => {
    const mirrored: CodingSession = {
      ...session,
      lesions: session.lesions.map(lesion => ({ ...lesion, side: other[lesion.side] })),
      mammogram:
        session.mammogram && session.mammogram.side !== 'bilateral'
          ? { ...session.mammogram, side: other[session.mammogram.side] }
          : session.mammogram,
      excisions: session.excisions.map(excision => ({
        ...excision,
        side: excision.side && other[excision.side],
      })),
    }
    const swap = (line: ChargeLine) => ({
      code: line.code,
      units: line.units,
      side: line.side && other[line.side],
      modifiers: line.modifiers.map(modifier => ({ RT: 'LT', LT: 'RT' })[modifier] ?? modifier),
      lesions: line.lesions,
    })
    const plain = ({ code, units, side, modifiers, lesions }: ChargeLine) => ({
      code,
      units,
      side,
      modifiers,
      lesions,
    })
    const sorted = (lines: readonly object[]) => lines.map(line => JSON.stringify(line)).toSorted()
    const again = answerOf(mirrored)
    // A film of both sides names its lesions in the order of entry, mirrored or not.
    expect(sorted(again.lines.map(plain))).toEqual(
      sorted(answer.lines.map(swap).map(line => line)).map(text => reorder(text)),
    )
    expect(again.decision).toBe(answer.decision)
  })

  function reorder(text: string): string {
    const { code, units, side, modifiers, lesions } = JSON.parse(text)
    return JSON.stringify({ code, units, side, modifiers, lesions })
  }
})

test('the order of entry changes nothing but which lesion is the first', () => {
  forAll((answer, session) => {
    const reversed = answerOf({ ...session, lesions: session.lesions.toReversed() })
    for (const [addOn, first] of Object.entries(ADD_ONS)) {
      expect(unitsOf(reversed, [first])).toBe(unitsOf(answer, [first]))
      expect(unitsOf(reversed, [addOn])).toBe(unitsOf(answer, [addOn]))
    }
    const ancillary = (lines: readonly ChargeLine[]) =>
      lines
        .filter(line => !FIRST.includes(line.code) && !(line.code in ADD_ONS))
        .map(({ code, units, side }) => [code, units, side])
    expect(ancillary(reversed.lines)).toEqual(ancillary(answer.lines))
  })
})

test('a pair edit within one breast is gone, carries a modifier or waits for a reviewer', () => {
  forAll((answer, session) => {
    const tables = reference.on(session.serviceDate, session.claim)
    for (const one of answer.lines) {
      for (const two of answer.lines) {
        const indicator = tables.pairIndicator(one.code, two.code)
        const sidesDiffer = one.side !== null && two.side !== null && one.side !== two.side
        if (one === two || indicator === null) continue
        expect(indicator).toBe(1)
        const marked = two.modifiers.some(modifier => DISTINCT.includes(modifier))
        expect(sidesDiffer || marked || answer.decision !== 'ready').toBe(true)
      }
    }
  })
})

test('26 and TC never stand on a code without a professional part, TC on none', () => {
  forAll(answer => {
    for (const line of answer.lines) {
      expect(line.modifiers).not.toContain('TC')
      if (line.modifiers.includes('26')) expect(['77065', '77066', '76098']).toContain(line.code)
    }
  })
})

test('a line has at most four modifiers: payment, then distinct service, then side', () => {
  const place = (modifier: string) => (PAYMENT.includes(modifier) ? 0 : DISTINCT.includes(modifier) ? 1 : 2)
  forAll(answer => {
    for (const { modifiers } of answer.lines) {
      expect(modifiers.length).toBeLessThanOrEqual(4)
      expect(modifiers.map(place)).toEqual(modifiers.map(place).toSorted())
      expect(modifiers.filter(modifier => DISTINCT.includes(modifier)).length).toBeLessThanOrEqual(1)
    }
  })
})

test('imaging guidance is never a line, and no line comes twice', () => {
  forAll(answer => {
    const guidance = ['76942', '77002', '77011', '77012', '77021', '76000', '76380', '76998']
    expect(unitsOf(answer, guidance)).toBe(0)
    const keys = answer.lines.map(({ code, side, modifiers }) => `${code} ${side} ${modifiers.join()}`)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

test('the worst finding decides, and every line and finding says why in a sentence with its source', () => {
  forAll(answer => {
    const severities = answer.findings.map(finding => finding.severity)
    const expected = severities.includes('block')
      ? 'blocked'
      : severities.includes('review')
        ? 'review'
        : 'ready'
    expect(answer.decision).toBe(expected)
    for (const line of answer.lines) expect(line.because.length).toBeGreaterThan(0)
    for (const { text, source, rule } of [
      ...answer.lines.flatMap(line => line.because),
      ...answer.findings,
    ]) {
      expect(text).toMatch(/^[A-Z0-9].*[.?]$/)
      expect(source).not.toBe('')
      expect(rule).toMatch(/^[a-z-]+\/[a-z-]+$/)
    }
  })
})

test('keying exactly what is derived finds no difference, in any order', () => {
  forAll((answer, session) => {
    const entered = answer.lines
      .map(({ code, units, modifiers }) => ({ code, units, modifiers: modifiers.toReversed() }))
      .toReversed()
    const again = answerOf({ ...session, entered })
    const differences = again.findings.filter(
      ({ rule }) => rule.startsWith('entered/') && rule !== 'entered/add-on-without-primary',
    )
    expect(differences).toEqual([])
    expect(again.lines).toEqual(answer.lines)
  })
})

test('a session written as JSON reads back the same', () => {
  fc.assert(
    fc.property(arbitrarySession, session => {
      expect(readCodingSession(JSON.parse(JSON.stringify(session)))).toEqual({ ok: true, value: session })
    }),
    { numRuns: 300 },
  )
})
