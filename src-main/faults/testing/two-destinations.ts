import { join } from 'node:path'
import type { Core } from '#main/core.ts'
import { TEMPLATES } from '#main/features/exports/destinations/templates.ts'

export const RECEIVERS = ['billing', 'registry'] as const

/** Makes both destinations where they are not there yet, each with a folder of its own in the one given. */
export async function makeDestinations({ services }: Core, parent: string): Promise<void> {
  const template = TEMPLATES.find(({ sheet }) => sheet.format.kind === 'csv')
  if (!template) throw new Error('There is a template of CSV')
  for (const id of RECEIVERS) {
    const fileName = `${id.toUpperCase()}_{site}{workstation}_{date}_{number}.csv`
    const delivery = { ...template.sheet.delivery, folder: join(parent, id), fileName }
    const sheet = { ...template.sheet, id, name: `Receiver ${id}`, mode: 'production', delivery }
    const saved = await services.destinations.save({ sheet, revision: null })
    if (!saved.ok || saved.value.kind !== 'saved') throw new Error(JSON.stringify(saved))
  }
}
