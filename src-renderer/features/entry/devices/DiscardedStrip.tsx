import { Button } from '../../../ui/Button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useDesk, useDeskStore } from '../desk-context.ts'
import { useView } from '../session-context.ts'
import classes from './Strip.module.css'

/** The draft that was thrown away for this session's sake can be taken back. */
export function DiscardedStrip() {
  const desk = useDeskStore()
  const discarded = useDesk(view => view.discarded)
  const id = useView(view => view.id)
  if (discarded?.insteadOf !== id) return null
  return (
    <section className={classNames(classes.strip, classes.settled)} aria-label="Discarded draft">
      <Icon name="info" />
      <p role="status" className={classes.words}>
        The draft that repeated this session was discarded. Correct it here.
      </p>
      <Button icon="undo" shortcut="Alt+Z" onClick={() => void desk.restore()}>
        Take the draft back
      </Button>
    </section>
  )
}
