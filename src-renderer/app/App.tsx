import { useCallback, useEffect, useState } from 'react'
import type { AppStatus, UpdatingStatus } from '#shared/contract/app.ts'
import type { Bridge } from '#shared/contract/index.ts'
import { RescuePanel } from '../features/start/RescuePanel.tsx'
import { StoppedScreen } from '../features/start/StoppedScreen.tsx'
import { UpdatingScreen } from '../features/start/UpdatingScreen.tsx'
import { answered } from '../ui/bridge.ts'
import { DeskGate } from './DeskGate.tsx'
import { markReady } from './ready.ts'

type Start =
  | { readonly kind: 'asking' }
  | { readonly kind: 'running'; readonly status: Extract<AppStatus, { kind: 'running' }> }
  | { readonly kind: 'stopped'; readonly status: Extract<AppStatus, { kind: 'stopped' }> }
  | { readonly kind: 'updating'; readonly status: UpdatingStatus }
  | { readonly kind: 'silent'; readonly message: string }

/** How often a window asks how far the update of its log is. */
const ASK_AGAIN_MS = 250

/** Asks the core how it is, then shows the program or why it could not start. */
export function App({ bridge }: { readonly bridge: Bridge }) {
  const [start, setStart] = useState<Start>({ kind: 'asking' })

  const ask = useCallback(() => void startUp(bridge).then(setStart), [bridge])
  useEffect(ask, [ask])

  useEffect(() => {
    if (start.kind === 'stopped' || start.kind === 'silent') markReady()
  }, [start])

  // The answer that the log is open, or is not, comes in place of the next one.
  useEffect(() => {
    if (start.kind !== 'updating') return
    const again = setTimeout(ask, ASK_AGAIN_MS)
    return () => clearTimeout(again)
  }, [start, ask])

  switch (start.kind) {
    case 'updating':
      return <UpdatingScreen status={start.status} />
    case 'asking':
      return null
    case 'running':
      return <DeskGate bridge={bridge} status={start.status} />
    case 'stopped':
      return (
        <StoppedScreen failure={start.status.failure} version={start.status.version}>
          <RescuePanel bridge={bridge} code={start.status.failure.code} onOpened={ask} />
        </StoppedScreen>
      )
    case 'silent':
      return (
        <StoppedScreen
          failure={{
            title: 'Chargemark does not answer',
            toDo: 'Close this window and start again.',
            found: start.message,
          }}
          version={null}
        />
      )
  }
}

async function startUp(bridge: Bridge): Promise<Start> {
  const answer = await answered(bridge.app.status({}))
  if (!answer.ok) return { kind: 'silent', message: answer.error.message }
  const status = answer.value
  switch (status.kind) {
    case 'stopped':
      return { kind: 'stopped', status }
    case 'updating':
      return { kind: 'updating', status }
    case 'running':
      return { kind: 'running', status }
  }
}
