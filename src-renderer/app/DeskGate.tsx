import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { RunningStatus } from '#shared/contract/app.ts'
import type { Bridge } from '#shared/contract/index.ts'
import { StoppedScreen } from '../features/start/StoppedScreen.tsx'
import { FirstStartScreen } from '../features/users/FirstStartScreen.tsx'
import { OwnSecretScreen } from '../features/users/OwnSecretScreen.tsx'
import { RecoveryScreen } from '../features/users/RecoveryScreen.tsx'
import { SignInScreen } from '../features/users/SignInScreen.tsx'
import { createStores } from './create-stores.ts'
import { createGate, type Gate, type GateView } from './gate.ts'
import { markReady } from './ready.ts'
import { Shell } from './Shell.tsx'
import { TrainingBanner } from './TrainingBanner.tsx'
import { useAttendance } from './use-attendance.ts'

type DeskGateProps = { readonly bridge: Bridge; readonly status: RunningStatus }

/** The desk of whoever is signed in, or the way to sign in. Nothing of a patient is drawn before. */
export function DeskGate({ bridge, status }: DeskGateProps) {
  const gate = useMemo(
    () => createGate({ bridge, makeStores: person => createStores(bridge, status, person) }),
    [bridge, status],
  )
  const view = useStore(gate.view)
  useEffect(() => void gate.enter(), [gate])
  useEffect(() => {
    if (view.kind !== 'asking') markReady()
  }, [view])
  useAttendance(gate, minutesOf(view))
  if (view.kind === 'asking') return null
  if (view.kind === 'seated') return <Shell status={status} stores={view.stores} />
  return (
    <>
      <TrainingBanner status={status} />
      <WayIn bridge={bridge} status={status} gate={gate} view={view} />
    </>
  )
}

function minutesOf(view: GateView): number | null {
  return view.kind === 'seated' && view.standing.kind === 'signed-in' ? view.standing.lockAfterMinutes : null
}

type WayInProps = DeskGateProps & {
  readonly gate: Gate
  readonly view: Exclude<GateView, { kind: 'asking' | 'seated' }>
}

function WayIn({ bridge, status, gate, view }: WayInProps) {
  switch (view.kind) {
    case 'silent':
      return (
        <StoppedScreen
          failure={{
            title: 'Chargemark does not answer',
            toDo: 'Close this window and start again.',
            found: view.message,
          }}
          version={status.version}
        />
      )
    case 'first-start':
      return <FirstStartScreen bridge={bridge} onMade={gate.showRecovery} />
    case 'recovery':
      return <RecoveryScreen code={view.code} problem={view.problem} onDone={() => void gate.enter()} />
    case 'sign-in':
      return <SignInScreen bridge={bridge} standing={view.standing} onSignedIn={gate.take} />
    case 'own-secret':
      return (
        <OwnSecretScreen
          bridge={bridge}
          name={view.standing.name}
          onChanged={gate.take}
          onLeave={() => void gate.leave('person')}
        />
      )
  }
}
