import { useEffect } from 'react'
import { useStore } from 'zustand'
import { takesText } from '../../ui/focus-order.ts'
import { Page } from '../../ui/Page.tsx'
import { DestinationList } from './DestinationList.tsx'
import type { DestinationsStore } from './destinations-store.ts'
import { SheetEditor } from './SheetEditor.tsx'
import { SpecificationView } from './SpecificationView.tsx'

type DestinationsPageProps = { readonly store: DestinationsStore; readonly onClose: () => void }

/** The receivers of charges: the list, the sheet of one, and its specification. */
export default function DestinationsPage({ store, onClose }: DestinationsPageProps) {
  const { edited, specification } = useStore(store.view)
  useEffect(() => void store.open(), [store])
  useKeys(store)
  const layout = edited !== null && specification === null ? 'whole' : 'flowing'
  return (
    <Page title="Destinations" layout={layout} onClose={onClose}>
      {specification !== null ? (
        <SpecificationView store={store} specification={specification} />
      ) : edited !== null ? (
        <SheetEditor store={store} edited={edited} />
      ) : (
        <DestinationList store={store} />
      )}
    </Page>
  )
}

/** `N` begins a new destination from the list; Escape goes one step back before it leaves the page. */
function useKeys(store: DestinationsStore): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return
      if (event.key === 'Escape') {
        if (store.back()) event.preventDefault()
        return
      }
      const held = event.ctrlKey || event.altKey || event.metaKey
      if (event.key.toUpperCase() !== 'N' || held || takesText(event.target)) return
      if (store.view.getState().edited !== null) return
      event.preventDefault()
      store.chooseTemplate()
    }
    // On the document, so that it is asked before the page, which listens on the window.
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [store])
}
