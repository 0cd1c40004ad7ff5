import { aLesion } from '#main/testing/an-entry.ts'
import { lesionId } from '#shared/domain/session-entry.ts'
import { expect, test } from './fixtures.ts'
import { scrolling } from './layout.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { storeDraft } from './stored-session.ts'

test('the breast diagram is worked by keys, and the text follows', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeLesion('r', 's')
  await entry.keys.press('g')
  const diagram = app.page.getByRole('slider', { name: 'Lesion A on the breast' })
  await expect(diagram).toBeFocused()
  await entry.keys.press('ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowUp', 'ArrowUp', 'Shift+ArrowUp')
  await expect(diagram).toHaveAttribute('aria-valuetext', 'right, 11:00 2.5 cm, upper outer')
  await entry.keys.press('l')
  await expect(diagram).toHaveAttribute('aria-valuetext', 'left, 11:00 2.5 cm, upper inner')
  await entry.keys.press('Escape')
  await expect(diagram).toHaveCount(0)
  await expect(entry.cell('Devices', 'A')).toBeFocused()
  await expect(entry.field('Location of lesion A')).toHaveValue('11:00 2.5 cm')
  await expect(entry.cell('Side', 'A')).toHaveText('left')
  await entry.keys.press('Control+z')
  await expect(entry.cell('Side', 'A')).toHaveText('right')
})

test('the breast diagram is clicked: the patient’s right breast is on the left', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeLesion('l', 's')
  await entry.keys.press('g')
  const picture = app.page.getByRole('slider').locator('svg')
  const box = await picture.boundingBox()
  if (!box) throw new Error('The diagram is not drawn')
  const unit = box.width / 260
  await picture.click({ position: { x: (66 - 26) * unit, y: 66 * unit } })
  await expect(entry.field('Location of lesion A')).toHaveValue('9:00 5 cm')
  await expect(entry.cell('Side', 'A')).toHaveText('right')
})

test('the breast diagram shows every lesion, moves nothing and scrolls nothing with six of them', async ({
  app,
}) => {
  const lesions = Array.from({ length: 6 }, (_, index) =>
    aLesion({
      id: lesionId(index),
      side: index % 2 === 0 ? 'right' : 'left',
      location: `${index + 1}:00 4 cm`,
    }),
  )
  await storeDraft(app.page, { lesions })
  await new DayList(app.page).find('TESTPATIENT')
  const entry = new EntryScreen(app.page)
  await entry.cell('Side', 'F').press('g')
  const diagram = app.page.getByRole('slider')
  await expect(diagram.locator('svg')).toContainText('ABCDEF')
  await expect(diagram).toHaveAccessibleDescription(/C: right, 3:00 4 cm; .*F: left, 6:00 4 cm/)
  expect(await scrolling(app.page, 'down')).toEqual([])
  expect(await scrolling(app.page, 'sideways')).toEqual([])
})
