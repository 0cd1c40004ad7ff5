import type { IsoDate } from '#shared/base/iso-date.ts'
import { letLogNotice, withReference, type ReferencePlace } from './reference-place.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'

type Options = ReferencePlace & {
  readonly holder: string
  readonly expires: IsoDate
  readonly users: number
}

/** `reference licence`: records the licence under which the site keeps the CPT wording. */
export function runReferenceLicence(options: Options, host: CliHost, terminal: Terminal): Promise<number> {
  const licence = { holder: options.holder.trim(), expiresOn: options.expires, users: options.users }
  return withReference(options, host, async store => {
    if (licence.holder === '') {
      note(terminal, 'The holder of the licence is needed: --holder NAME')
      return 1
    }
    const outcome = await store.recordLicence(licence)
    if (outcome?.kind !== 'built') {
      note(
        terminal,
        outcome === null
          ? 'An import is under way. Try again when it is done.'
          : 'The licence was not recorded.',
      )
      return 1
    }
    store.close()
    letLogNotice(options, host, terminal)
    terminal.output.write(
      options.json
        ? `${JSON.stringify(licence)}\n`
        : `Recorded for ${licence.holder}, until ${licence.expiresOn}.\n`,
    )
    return 0
  })
}
