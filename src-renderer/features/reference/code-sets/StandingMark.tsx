import { Icon } from '../../../ui/Icon.tsx'
import { type Standing, STANDING_MARK } from '../model/standing.ts'
import classes from './DatasetTable.module.css'

/** How a code set stands, by shape, color and word. */
export function StandingMark({ standing }: { readonly standing: Standing }) {
  const { icon, word, tone } = STANDING_MARK[standing]
  return (
    <span className={classes.standing} data-tone={tone}>
      <Icon name={icon} size={13} /> {word}
    </span>
  )
}
