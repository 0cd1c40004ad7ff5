/** Marks what the cursor visits with Enter: `data-field`, named by the field's path. */
const FIELDS = '[data-field]:not(:disabled)'

/** Moves the cursor from one field to the next in reading order; false at the end. */
export function focusNextField(form: HTMLElement, from: Element): boolean {
  const fields = [...form.querySelectorAll<HTMLElement>(FIELDS)]
  const next = fields[fields.findIndex(field => field === from) + 1]
  if (next) enter(next)
  return next !== undefined
}

/** Moves the cursor on from the field of a path. */
export function focusNextAfter(path: string): boolean {
  const here = document.querySelector(`[data-field="${CSS.escape(path)}"]`)
  return here !== null && focusNextField(document.body, here)
}

/** Moves the cursor to the field of a path, or to what stands nearest to it: a part of it, or the whole it is in. */
export function focusField(path: string): boolean {
  const fields = [...document.querySelectorAll<HTMLElement>(FIELDS)]
  for (let wanted = path; wanted !== ''; wanted = wanted.slice(0, Math.max(0, wanted.lastIndexOf('.')))) {
    const found =
      fields.find(field => field.dataset.field === wanted) ??
      fields.find(field => field.dataset.field?.startsWith(`${wanted}.`))
    if (!found) continue
    enter(found)
    return true
  }
  return false
}

/**
 * Puts the cursor into a field and brings the field in sight. The latter waits for the next frame: asked at once, the
 * page would be laid out within the key stroke and again after it.
 */
function enter(field: HTMLElement): void {
  field.focus({ preventScroll: true })
  requestAnimationFrame(() => field.scrollIntoView({ block: 'nearest' }))
}

/** Whether keys typed there are text. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox]):not([type=radio])')
  )
}
