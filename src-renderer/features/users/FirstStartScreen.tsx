import type { Bridge } from '#shared/contract/index.ts'
import { answered } from '../../ui/bridge.ts'
import { FirstPersonForm } from './FirstPersonForm.tsx'
import classes from './WayIn.module.css'

type FirstStartScreenProps = {
  readonly bridge: Bridge
  /** The person was made and is signed in; with the recovery code of the log, or why none could be made. */
  readonly onMade: (code: string | null, problem: string | null) => void
}

/** The department's log has no people yet: the first one looks after it. */
export function FirstStartScreen({ bridge, onMade }: FirstStartScreenProps) {
  async function showCode(): Promise<void> {
    const code = await answered(bridge.backup.newRecoveryCode({}))
    onMade(code.ok ? code.value.code : null, code.ok ? null : code.error.message)
  }
  return (
    <main className={classes.screen}>
      <FirstPersonForm bridge={bridge} onMade={showCode} />
    </main>
  )
}
