/** Does a deed once nothing newer was asked for as long as the pause lasts; of several the last is done. */
export type Pause = (deed: () => void) => void

export function createPause(ms: number): Pause {
  let timer: ReturnType<typeof setTimeout> | undefined
  return deed => {
    clearTimeout(timer)
    timer = setTimeout(deed, ms)
  }
}
