import type { ReactNode } from 'react'
import { ReasonForm, type ReasonFormProps } from '../../../ui/ReasonForm.tsx'
import { AskingButton, type AskingButtonProps } from './AskingButton.tsx'
import classes from './ReasonButton.module.css'

type ReasonButtonProps<Reason extends string> = AskingButtonProps &
  Pick<ReasonFormProps<Reason>, 'legend' | 'reasons' | 'first' | 'onGive'> & {
    /** What stands above the reasons. */
    readonly children?: ReactNode
  }

/** A button that asks for a coded reason before it does anything. */
export function ReasonButton<Reason extends string>(props: ReasonButtonProps<Reason>) {
  const { legend, reasons, first, onGive, children, ...button } = props
  const { label, deed } = button
  return (
    <AskingButton {...button}>
      {close => (
        <div className={classes.form}>
          {children}
          <ReasonForm
            label={label}
            legend={legend}
            reasons={reasons}
            first={first}
            deed={deed}
            look="bare"
            onGive={(reason, note) => {
              close()
              onGive(reason, note)
            }}
          />
        </div>
      )}
    </AskingButton>
  )
}
