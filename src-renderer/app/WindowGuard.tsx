import { Component, type ReactNode } from 'react'
import { StoppedScreen } from '../features/start/StoppedScreen.tsx'

/** A fault of the window itself: nobody is left before an empty page, and nothing typed is gone. */
const WINDOW_FAULT = {
  title: 'The window has met a fault of its own',
  toDo: 'Close it and start Chargemark again. The log was not touched; what was typed is saved up to the last half second.',
  found: '',
} as const

type GuardState = { readonly hasFailed: boolean }

/** Shows a screen with words in place of a window that could not be drawn. React has this for classes only. */
export class WindowGuard extends Component<{ readonly children: ReactNode }, GuardState> {
  override state: GuardState = { hasFailed: false }

  static getDerivedStateFromError(): GuardState {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    return this.state.hasFailed ? (
      <StoppedScreen failure={WINDOW_FAULT} version={null} />
    ) : (
      this.props.children
    )
  }
}
