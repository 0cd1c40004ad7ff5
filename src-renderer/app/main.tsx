import { MantineProvider } from '@mantine/core'
import { createRoot } from 'react-dom/client'
import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/global.css'
import '@mantine/core/styles/UnstyledButton.css'
import '@mantine/core/styles/Popover.css'
import '@mantine/core/styles/Tooltip.css'
import '../ui/tokens.css'
import '../ui/base.css'
import { NO_HOST, StoppedScreen } from '../features/start/StoppedScreen.tsx'
import { readBridge } from '../ui/bridge.ts'
import { App } from './App.tsx'
import { WindowGuard } from './WindowGuard.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no place for the window')

const bridge = readBridge()

createRoot(root).render(
  <MantineProvider defaultColorScheme="auto" getStyleNonce={styleNonce} withGlobalClasses={false}>
    <WindowGuard>
      {bridge ? <App bridge={bridge} /> : <StoppedScreen failure={NO_HOST} version={null} />}
    </WindowGuard>
  </MantineProvider>,
)

/** The host's pass for style elements that the component library makes while running. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? ''
}
