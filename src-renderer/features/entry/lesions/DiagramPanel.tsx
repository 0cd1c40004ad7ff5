import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react'
import type { LesionEntry } from '#shared/domain/session-entry.ts'
import { type BreastPosition, locationAt, moved, positionOf, turned } from '../model/breast-position.ts'
import { diagramInWords, placeInWords } from '../model/drawn-lesions.ts'
import type { LesionEdit } from '../model/lesion-edits.ts'
import { editLesion } from '../model/session-edits.ts'
import { placeUnder } from '../../../ui/place-under.ts'
import { useEditable, useEntry, useSession } from '../session-context.ts'
import { BreastDiagram } from './BreastDiagram.tsx'
import classes from './BreastDiagram.module.css'

type DiagramPanelProps = {
  readonly lesion: LesionEntry
  readonly anchor: RefObject<HTMLElement | null>
}

/** The diagram over the form, so that it moves nothing. Escape or Enter closes it; the cursor goes back. */
export function DiagramPanel({ lesion, anchor }: DiagramPanelProps) {
  const session = useSession()
  const editable = useEditable()
  const lesions = useEntry(entry => entry.lesions)
  const panel = useRef<HTMLDivElement>(null)
  const surface = useRef<HTMLDivElement>(null)
  useTopLayer(panel, anchor)
  useFocusAndReturn(surface)

  const close = () => session.view.setState({ diagramOf: null })
  const edit = (change: LesionEdit) =>
    session.change(`lesions.${lesion.id}.location`, editLesion(lesion.id, change))

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const step = editable ? stepOf(event.key, event.shiftKey) : null
    if (step) edit(step)
    else if (event.key === 'Escape' || event.key === 'Enter' || event.key.toUpperCase() === 'G') close()
    else if (!event.key.startsWith('Arrow')) return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={panel}
      popover="manual"
      role="group"
      aria-label={`Place of lesion ${lesion.id}`}
      className={classes.panel}
      onBlur={(event: FocusEvent<HTMLElement>) => {
        if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) close()
      }}
    >
      <div
        ref={surface}
        tabIndex={0}
        role="slider"
        aria-roledescription="breast diagram"
        aria-label={`Lesion ${lesion.id} on the breast`}
        aria-valuemin={0}
        aria-valuemax={719}
        aria-valuenow={positionOf(lesion.side, lesion.location)?.minutes ?? 0}
        aria-valuetext={placeInWords(lesion)}
        aria-readonly={!editable || undefined}
        aria-describedby="diagram-words diagram-hint"
        className={classes.surface}
        onKeyDown={press}
      >
        <BreastDiagram
          lesions={lesions}
          current={lesion.id}
          onPick={(side, position) =>
            editable && edit(one => ({ ...one, side, location: locationAt(position) }))
          }
        />
      </div>
      <p className={classes.place}>
        {lesion.id}: {placeInWords(lesion)}
      </p>
      <p id="diagram-words" className="visually-hidden">
        {diagramInWords(lesions)}
      </p>
      <p id="diagram-hint" className={classes.hint}>
        ← → clock · ↑ ↓ distance (Shift ½ cm) · R L side · Enter closes
      </p>
    </div>
  )
}

/** What a key does to the place of a lesion; null when it does nothing. */
function stepOf(key: string, fine: boolean): LesionEdit | null {
  const step = fine ? 0.5 : 1
  const change: Readonly<Record<string, (position: BreastPosition | null) => BreastPosition>> = {
    ArrowRight: position => turned(position, 1),
    ArrowLeft: position => turned(position, -1),
    ArrowUp: position => moved(position, step),
    ArrowDown: position => moved(position, -step),
  }
  const move = change[key]
  if (move) {
    return lesion => ({ ...lesion, location: locationAt(move(positionOf(lesion.side, lesion.location))) })
  }
  if (key === 'r' || key === 'R') return lesion => ({ ...lesion, side: 'right' })
  if (key === 'l' || key === 'L') return lesion => ({ ...lesion, side: 'left' })
  return key === 'Delete' || key === 'Backspace' ? lesion => ({ ...lesion, location: '' }) : null
}

function useTopLayer(panel: RefObject<HTMLElement | null>, anchor: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    panel.current?.showPopover()
    const place = () => placeUnder(panel.current, anchor.current)
    place()
    window.addEventListener('resize', place)
    return () => window.removeEventListener('resize', place)
  }, [panel, anchor])
}

/** Takes the cursor, and gives it back to where it was. */
function useFocusAndReturn(surface: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement
    surface.current?.focus({ preventScroll: true })
    return () => {
      // Only where the cursor went nowhere else meanwhile.
      const lost = document.activeElement === document.body || document.activeElement === null
      if (lost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [surface])
}
