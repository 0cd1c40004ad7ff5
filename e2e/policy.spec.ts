import { axeFindings } from './axe.ts'
import { bridgeOf } from './bridge.ts'
import { expect, test } from './fixtures.ts'

const DECIDED = { site: 'NORTH', approvalRequired: true, claims: 'facility' }
const MANAGED = 'Managed by your organization.'

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme, policy: { policy: 1, settings: DECIDED } })

    test(`what the organization decided is shown as such and cannot be changed, in ${theme}`, async ({
      app: { page },
    }) => {
      await page.keyboard.press('Alt+s')
      const site = page.getByRole('textbox', { name: 'Site code' })
      await expect(site).toHaveValue('NORTH')
      await expect(site).toHaveAccessibleDescription(MANAGED)
      await expect(site).toHaveCSS('border-top-style', 'dashed')
      const approval = page.getByRole('checkbox', { name: /Sessions leave only after/ })
      await expect(approval).toBeChecked()
      await expect(page.getByText(MANAGED)).toHaveCount(Object.keys(DECIDED).length)

      await site.click({ force: true })
      await page.keyboard.type('SOUTH')
      await approval.click({ force: true })
      await page.getByRole('textbox', { name: 'Sending facility' }).focus()
      await page.keyboard.press('Shift+Tab')
      await expect(site).not.toBeFocused()
      await expect(site).toHaveValue('NORTH')
      await expect(approval).toBeChecked()

      const bridge = await bridgeOf(page)
      const answer = await bridge.evaluate(async core => {
        const read = await core.settings.read({})
        if (!read.ok) throw new Error(read.error.code)
        const { workstation: _, training: __, ...settings } = read.value
        return core.settings.save({ ...settings, site: 'SOUTH' })
      })
      expect(answer).toMatchObject({ ok: false, error: { code: 'setting-managed', field: 'site' } })
      expect(await axeFindings(page)).toEqual([])
    })
  })
}
