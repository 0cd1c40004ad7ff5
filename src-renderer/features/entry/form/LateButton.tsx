import { Popover } from '@mantine/core'
import { useState } from 'react'
import { LATE_REASONS } from '#shared/domain/day-close.ts'
import { LATE_LABEL } from '#shared/domain/day-close-labels.ts'
import { Button } from '../../../ui/Button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { OVERLAY } from '../../../ui/overlay.ts'
import { ReasonForm } from '../../../ui/ReasonForm.tsx'
import { useSession } from '../session-context.ts'
import classes from './LateButton.module.css'

/** Enters the session late, with the reason why it comes after the close. */
export function LateButton() {
  const session = useSession()
  const [opened, setOpened] = useState(false)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      portalProps={OVERLAY}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button look="main" shortcut="Alt+Shift+T" data-deed="late" onClick={() => setOpened(!opened)}>
          Enter late
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classNames(classes.popover)} aria-label="Enter this session late">
        <div className={classes.form}>
          <ReasonForm
            label="Enter this session late"
            legend="Why is it entered late?"
            reasons={LATE_REASONS.map(reason => ({ reason, label: LATE_LABEL[reason] }))}
            first={session.view.getState().dayClosed ? 'left-open' : 'documents-late'}
            deed="Enter late"
            look="bare"
            onGive={(reason, note) => {
              setOpened(false)
              void session.markLate(reason, note)
            }}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
