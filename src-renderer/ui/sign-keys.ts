const STORED_UNDER = 'sign-keys'

/**
 * Whether keys of a single sign, such as `/` and `?`, act outside of text. Speech input can type them by accident, so
 * they can be switched off (WCAG 2.2, 2.1.4); each has another key that holds Alt, Ctrl or F1.
 */
export function signKeysAct(): boolean {
  return window.localStorage.getItem(STORED_UNDER) !== 'off'
}

export function setSignKeys(act: boolean): void {
  window.localStorage.setItem(STORED_UNDER, act ? 'on' : 'off')
}
