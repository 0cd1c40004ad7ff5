import type { CodePage } from '#shared/contract/reference.ts'
import { dollars } from '#shared/base/dollars.ts'
import { validityOf } from '../model/charge-words.ts'
import classes from './CodeView.module.css'

/** How the site itself bills the code: the rows of its charge master. */
export function ChargeTable({ charges }: Pick<CodePage, 'charges'>) {
  if (charges.length === 0) return null
  return (
    <section className={classes.block} aria-label="Charge master">
      <h3>Charge master</h3>
      <div className={classes.frame} role="region" aria-label="Rows of the charge master" tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Charge</th>
              <th scope="col">Modifiers</th>
              <th scope="col">Revenue code</th>
              <th scope="col">Price</th>
              <th scope="col">Department</th>
              <th scope="col">Valid</th>
            </tr>
          </thead>
          <tbody>
            {charges.map(charge => (
              <tr key={`${charge.chargeCode} ${charge.modifiers.join(' ')} ${charge.validFrom}`}>
                <th scope="row">{charge.chargeCode}</th>
                <td>{charge.modifiers.join(' ') || 'none'}</td>
                <td>{charge.revenueCode}</td>
                <td>{charge.priceCents === null ? 'not given' : dollars(charge.priceCents)}</td>
                <td>{charge.department}</td>
                <td>{validityOf(charge)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
