import { useEffect } from 'react'
import { useStore } from 'zustand'
import { Icon } from '../../../ui/Icon.tsx'
import { LiveRegion } from '../../../ui/LiveRegion.tsx'
import { Page } from '../../../ui/Page.tsx'
import { licenceNotice } from '../model/licence.ts'
import { useReference } from '../reference-context.ts'
import classes from './CodeSetsPage.module.css'
import { DatasetTable } from './DatasetTable.tsx'
import { ImportPanel } from './ImportPanel.tsx'
import { LicenceCard } from './LicenceCard.tsx'
import { RehearsalCard } from './RehearsalCard.tsx'

/** What is loaded and how it stands today, the loading of files, the rehearsal of a day to come, the CPT licence. */
export function CodeSetsPage({ onClose }: { readonly onClose: () => void }) {
  const { stores, today } = useReference()
  const { sets, failure, said } = useStore(stores.sets.view)
  useEffect(() => void stores.sets.refresh(), [stores])
  const notice = licenceNotice(sets?.licence ?? null, today)
  return (
    <Page title="Code sets" onClose={onClose}>
      <div className={classes.page}>
        {notice && (
          <p className={classes.notice}>
            <Icon name="warn" /> {notice}
          </p>
        )}
        <ImportPanel />
        {failure && (
          <p role="alert" className={classes.failure}>
            {failure}
          </p>
        )}
        {sets && <DatasetTable sets={sets} />}
        <div className={classes.pair}>
          <RehearsalCard />
          <LicenceCard licence={sets?.licence ?? null} />
        </div>
        <LiveRegion text={said.text} number={said.number} />
      </div>
    </Page>
  )
}
