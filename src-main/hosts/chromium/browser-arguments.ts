/**
 * How the browser is started besides what playwright-core sets by itself. The window is an app window (no address
 * bar, no tabs), the browser looks up no name and asks no proxy, and keeps quiet about itself.
 */
export const BROWSER_ARGUMENTS: readonly string[] = [
  '--app=data:text/html,',
  '--window-size=1360,860',
  // Nothing leaves the machine even if a request slipped past the routing: no name has an address.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-proxy-server',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-client-side-phishing-detection',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-translate',
  '--no-first-run',
  '--no-pings',
  // Names of patients belong in no list of the browser.
  '--disable-save-password-bubble',
  '--disable-spell-checking',
  // Without this the browser shows a bar about the flags it was started with.
  '--test-type=',
]

/** What playwright-core would add for test runs and a person at the desk must not have. */
export const LEFT_OUT_ARGUMENTS: readonly string[] = ['--enable-automation', '--disable-popup-blocking']
