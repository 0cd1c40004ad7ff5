/** Says a text once it changes, politely. The number makes the same words heard again. */
export function LiveRegion({ text, number }: { readonly text: string; readonly number: number }) {
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      <span key={number}>{text}</span>
    </div>
  )
}
