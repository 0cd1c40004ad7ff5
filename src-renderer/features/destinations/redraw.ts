import { answered } from '../../ui/bridge.ts'
import { say, type EditedSheet, type Tools } from './destinations-store.ts'

/** Drawing the file at each key would make a long sheet lag behind the typing. */
export const REDRAW_AFTER_MS = 150

/** Shows what was typed at once, and what the core says of it when the typing has paused. */
export function redrawSoon(tools: Tools, edited: EditedSheet): void {
  const { view, pause } = tools
  view.setState({ edited })
  pause(() => {
    const { edited: now } = view.getState()
    if (now) redraw(tools, now)
  })
}

/** Shows a sheet at once, and what the core says of it when it has answered. */
export function redraw({ bridge, view }: Tools, edited: EditedSheet): void {
  view.setState({ edited })
  void (async () => {
    const tried = await answered(bridge.destinations.preview({ sheet: edited.draft }))
    const now = view.getState().edited
    // Typed on meanwhile: what was asked is no longer what stands there.
    if (now === null || now.draft !== edited.draft) return
    if (!tried.ok) return say(view, tried.error.message)
    switch (tried.value.kind) {
      case 'refused':
        return view.setState({ edited: { ...now, problems: tried.value.problems, files: [], unfit: '' } })
      case 'unfit':
        return view.setState({ edited: { ...now, problems: [], files: [], unfit: tried.value.message } })
      case 'tried':
        return view.setState({ edited: { ...now, problems: [], files: tried.value.files, unfit: '' } })
    }
  })()
}
