import { useShallow } from 'zustand/react/shallow'
import { fieldLabel } from '../model/field-labels.ts'
import { useView } from '../session-context.ts'
import { problemOf } from '../store/field-status.ts'
import { problemId } from './field-aria.ts'
import classes from './RowMessages.module.css'

/**
 * Why fields of a row are refused, in a line kept free under the row: a message that comes or goes moves nothing.
 */
export function RowMessages({ fields }: { readonly fields: readonly string[] }) {
  const problems = useView(useShallow(view => fields.map(field => problemOf(view, field))))
  return (
    <div className={classes.line}>
      {fields.map((field, index) => {
        const problem = problems[index]
        return problem ? (
          <span key={field} id={problemId(field)} className={classes.message} title={problem}>
            <b>{fieldLabel(field)}:</b> {problem}
          </span>
        ) : null
      })}
    </div>
  )
}
