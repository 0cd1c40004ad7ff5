import { Icon } from '../../ui/Icon.tsx'
import classes from './ExportPage.module.css'

/** Kinds of claims that are charged and go to no destination. */
export function Unclaimed({ sentences }: { readonly sentences: readonly string[] }) {
  return sentences.map(sentence => (
    <p key={sentence} role="status" className={classes.warning}>
      <Icon name="warn" /> {sentence}
    </p>
  ))
}
