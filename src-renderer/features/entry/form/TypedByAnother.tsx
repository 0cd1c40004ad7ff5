import { Icon } from '../../../ui/Icon.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { useNow } from '../../../ui/use-now.ts'
import strip from '../devices/Strip.module.css'
import { isBeingTyped, lastChangeInWords } from '../model/last-change.ts'
import { useView } from '../session-context.ts'

const LOOK_AT_CLOCK_MS = 30_000

/** Below the banner: somebody else was typing this draft a short time ago. It goes with the first change here. */
export function TypedByAnother() {
  const change = useView(view => view.lastChange)
  const state = useView(view => view.state)
  const nowMs = useNow(LOOK_AT_CLOCK_MS)
  const at = { state, nowMs }
  if (!isBeingTyped(change, at)) return null
  return (
    <p role="status" className={classNames(strip.strip, strip.settled)}>
      <Icon name="info" /> {lastChangeInWords(change, at)}
    </p>
  )
}
