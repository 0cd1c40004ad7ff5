import { inflateSync } from 'node:zlib'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { aLesion, anEntry, aPlacement } from '#main/testing/an-entry.ts'
import { refused } from '#main/testing/session-steps.ts'
import { getPdf } from './close-queries.ts'
import { closingOn, type ClosingOn } from './testing/closing-on.ts'

async function withTwoSessions(world: ClosingOn): Promise<ClosingOn> {
  const ultrasound = aLesion({ placement: aPlacement({ guidance: 'ultrasound' }) })
  await world.enter(anEntry())
  await world.enter(anEntry({ accession: 'TEST-W-1', lesions: [ultrasound] }))
  return world
}

test('without a charge master there are no amounts, and the sheet says nothing of them', async () => {
  const world = await withTwoSessions(closingOn())
  expect((await world.standing()).amounts).toBeNull()
  const { close } = await world.close()
  expect(await textOf(world, close.id)).not.toContain('charge master')
})

test('says what the charges come to and how many lines have no price, on the signed sheet too', async () => {
  const world = await withTwoSessions(
    closingOn(
      () =>
        ({ code }) =>
          code === '19283' ? 120_050 : null,
    ),
  )
  expect((await world.standing()).amounts).toEqual([
    { claim: 'professional', cents: 120_050, unpriced: 1 },
    { claim: 'facility', cents: 120_050, unpriced: 1 },
  ])
  const { close } = await world.close()
  expect(await textOf(world, close.id)).toContain(
    'Facility, by the charge master: $1,200.50; 1 line without a price.',
  )
})

test('a price may hang on the modifiers of a line', async () => {
  const asked: string[][] = []
  const world = closingOn(() => ({ modifiers }) => {
    asked.push([...modifiers])
    return modifiers.includes('RT') ? 100 : 7
  })
  await world.enter(anEntry())
  expect((await world.standing()).amounts?.map(({ cents }) => cents)).toEqual([100, 100])
  expect(asked.every(modifiers => modifiers.includes('RT'))).toBe(true)
})

test('a close that was prepared on other prices is refused', async () => {
  let cents = 100
  const world = closingOn(() => () => cents)
  await world.enter(anEntry())
  const prepared = await world.wish()
  cents = 200
  expect(await refused(world.closing.close(prepared))).toBe('day-changed')
})

async function textOf({ db }: ClosingOn, id: Parameters<typeof getPdf>[1]): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(inflateSync(getPdf(db, id))))
  const { text } = await extractText(pdf, { mergePages: true })
  return text.replaceAll(/\s+/g, ' ')
}
