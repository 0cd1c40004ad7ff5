import type { RunningStatus } from '#shared/contract/app.ts'
import { Button } from '../../ui/Button.tsx'
import { SettingsGroup } from './SettingsGroup.tsx'

type TrainingGroupProps = { readonly status: RunningStatus; readonly onSwitchLog: () => void }

/** The way to the log for training and back. */
export function TrainingGroup({ status, onSwitchLog }: TrainingGroupProps) {
  return (
    <SettingsGroup section="training">
      <p>
        {status.training
          ? 'This log holds invented patients. Its charge files say so and go to no folder of the live log.'
          : 'A log of its own with invented patients, to try everything on. The live log is not touched.'}
      </p>
      <Button onClick={onSwitchLog}>
        {status.training ? 'Back to the live log' : 'Open the training log'}
      </Button>
    </SettingsGroup>
  )
}
