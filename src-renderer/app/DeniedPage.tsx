import { mayNot, type Right } from '#shared/domain/rights.ts'
import { Icon } from '../ui/Icon.tsx'
import { Page } from '../ui/Page.tsx'
import classes from './DeniedPage.module.css'

/** In place of a page that the person at the desk may not use: why, and who can change it. */
export function DeniedPage({ right, onClose }: { readonly right: Right; readonly onClose: () => void }) {
  return (
    <Page title="Not among your rights" onClose={onClose}>
      <p className={classes.why}>
        <Icon name="lock" /> {mayNot(right)}
      </p>
    </Page>
  )
}
