import type { Conformance } from '#shared/contract/decoded-file.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { DestinationsStore } from './destinations-store.ts'
import classes from './DestinationsPage.module.css'

type CheckedFileProps = {
  readonly store: DestinationsStore
  readonly name: string
  readonly conformance: Conformance
}

/** Whether a file is what the sheet says, what was looked at, and each fault at its place. */
export function CheckedFile({ store, name, conformance }: CheckedFileProps) {
  const { conforms, checked, faults, counts } = conformance
  return (
    <section className={classes.checked} aria-label="Check of a file" tabIndex={-1}>
      <h2>
        <Icon name={conforms ? 'complete' : 'block'} size={18} />
        {conforms ? 'The file is what the sheet says' : 'The file is not what the sheet says'}
      </h2>
      <p className={classes.id}>{name}</p>
      {counts && (
        <p>
          {counts.messages} sessions, {counts.lines} lines, {counts.units} units, {counts.bytes} bytes,
          counted in the file.
        </p>
      )}
      {faults.length > 0 && (
        <div className={classes.frame}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">Line</th>
                <th scope="col">Field</th>
                <th scope="col">What is wrong</th>
              </tr>
            </thead>
            <tbody>
              {faults.map(({ line, place, message }, index) => (
                <tr key={index}>
                  <td>{line ?? 'whole file'}</td>
                  <th scope="row">{place}</th>
                  <td>{message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <h3>What was looked at</h3>
      <ul className={classes.looked}>
        {checked.map(words => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <Button icon="previous" onClick={() => store.back()}>
        Back to what billing will see
      </Button>
    </section>
  )
}
