import type { Bridge } from '#shared/contract/index.ts'
import { Page } from '../../ui/Page.tsx'
import { FirstPersonForm } from './FirstPersonForm.tsx'

type FirstPersonPageProps = { readonly bridge: Bridge; readonly onClose: () => void }

/** In a log for training, which needs no people, somebody can be made all the same; then everybody signs in. */
export function FirstPersonPage({ bridge, onClose }: FirstPersonPageProps) {
  return (
    <Page title="People" onClose={onClose}>
      <FirstPersonForm bridge={bridge} onMade={() => window.location.reload()} />
    </Page>
  )
}
