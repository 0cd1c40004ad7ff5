import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { Page } from '../../../ui/Page.tsx'
import { useReference } from '../reference-context.ts'
import { isAtStart } from '../store/codes-store.ts'
import { CodeSearch, SEARCH_CODES } from './CodeSearch.tsx'
import classes from './CodesPage.module.css'
import { CODE_TITLE, CodeView } from './CodeView.tsx'

/** At the left the search over all codes, at the right all that is known of one. Escape goes back step by step. */
export function CodesPage({ onClose }: { readonly onClose: () => void }) {
  const { codes } = useReference().stores
  const { trail, page, failure } = useStore(codes.view)
  const code = trail.at(-1) ?? null

  const shown = page?.code === code ? code : null
  const left = useRef<string | null>(null)
  useEffect(() => {
    if (code === null) return focusSearch()
    if (shown === null) return
    const link = left.current === null ? null : linkTo(left.current)
    const target = link ?? document.getElementById(CODE_TITLE)
    left.current = null
    target?.focus()
  }, [code, shown])

  function goBack(): void {
    if (isAtStart(codes.view.getState())) return onClose()
    left.current = codes.back()
  }

  return (
    <Page title="Codes" onClose={goBack} layout="whole">
      <div className={classes.columns}>
        <CodeSearch />
        <section className={classes.code} aria-label="Code">
          {failure && (
            <p role="alert" className={classes.failure}>
              {failure}
            </p>
          )}
          {code !== null && page && <CodeView page={page} />}
          {code === null && <p className={classes.hint}>Enter opens the code pointed at.</p>}
        </section>
      </div>
    </Page>
  )
}

/** Puts the cursor into the search, over what stands there. */
export function focusSearch(): void {
  const field = document.getElementById(SEARCH_CODES)
  field?.focus()
  if (field instanceof HTMLInputElement) field.select()
}

/** The link on the page shown that leads to a code: going back from there, the cursor stands on it again. */
function linkTo(code: string): HTMLElement | null {
  return document.querySelector(`a[data-code="${CSS.escape(code)}"]`)
}
