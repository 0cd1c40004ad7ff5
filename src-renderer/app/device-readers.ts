import { looksLikeUdi } from '#shared/domain/udi/read-udi.ts'
import type { Stores } from './create-stores.ts'
import { beginsAsDevice, type ScanReader } from './scanner.ts'
import type { Pages } from './use-pages.ts'

const NO_SESSION = 'Open a session first, then scan the device into it.'

/** Takes the barcode of a device: into the catalogue on its page, else into the session on the desk. */
export function deviceReader(stores: Stores, pages: Pages): ScanReader {
  return ({ text }) => {
    const taken = beginsAsDevice(text) || looksLikeUdi(text)
    if (taken) takeDevice(stores, pages, text)
    return taken
  }
}

/** Takes what has the length of an EAN or UPC and goes into no text, to say that it is no UDI. Others come before. */
export function plainCodeReader(stores: Stores, pages: Pages): ScanReader {
  return ({ text, intoText }) => {
    const taken = !intoText && /^\d{12,14}$/.test(text)
    if (taken) takeDevice(stores, pages, text)
    return taken
  }
}

function takeDevice(stores: Stores, { page, show }: Pages, text: string): void {
  if (page === 'devices') return void stores.devices.scan(text)
  const { current } = stores.desk.view.getState()
  if (page !== 'session') show('session')
  if (current) void current.scan(text)
  else stores.desk.view.setState({ failure: NO_SESSION })
}
