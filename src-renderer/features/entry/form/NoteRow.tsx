import { type KeyboardEvent, useState } from 'react'
import { Cell, cellControl } from '../../../ui/Cell.tsx'
import { useEditable, useEntry, useFieldStatus, useSession, useView } from '../session-context.ts'
import { noteTime } from '../model/note-time.ts'
import { fieldAria } from './field-aria.ts'
import notes from './NoteRow.module.css'
import { RowMessages } from './RowMessages.tsx'
import classes from './sheet.module.css'

const MAX_NOTE = 8_000

/** What was said about the session, by whom and when, and the next note. None of it leaves with the charges. */
export function NoteRow() {
  const { problem } = useFieldStatus('note')
  return (
    <div>
      <div className={classes.row}>
        <Cell label="Note" keys="Alt+T" htmlFor="note" span={12} invalid={problem !== null}>
          <NoteField />
        </Cell>
      </div>
      {problem !== null && <RowMessages fields={['note']} />}
      <NoteStory />
    </div>
  )
}

/**
 * The note that is being written. Of a draft it is saved as it is typed; of a session that can no longer be changed it
 * stands on the screen alone until it is added.
 */
function NoteField() {
  const session = useSession()
  const editable = useEditable()
  const conflict = useView(view => view.conflict || view.readOnly)
  const saved = useEntry(entry => entry.note)
  const [loose, setLoose] = useState('')
  const status = useFieldStatus('note')
  const text = editable || conflict ? saved : loose

  function type(typed: string): void {
    if (editable) session.change('note', entry => ({ ...entry, note: typed }))
    else if (!conflict) setLoose(typed)
  }

  async function add(): Promise<void> {
    if (text.trim() !== '' && (await session.addNote(text))) setLoose('')
  }

  function press(event: KeyboardEvent): void {
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey
    if (event.key !== 'Enter' || !plain || event.nativeEvent.isComposing || conflict) return
    event.preventDefault()
    void add()
  }

  return (
    <textarea
      id="note"
      data-field="note"
      className={cellControl}
      rows={1}
      value={text}
      maxLength={MAX_NOTE}
      readOnly={conflict}
      placeholder="Enter adds it, Shift+Enter begins a line"
      {...fieldAria('note', status)}
      onChange={event => type(event.currentTarget.value)}
      onKeyDown={press}
      onBlur={() => session.leave('note')}
    />
  )
}

/** The notes from first to last. One from before authors were kept stands without. */
function NoteStory() {
  const added = useView(view => view.notes)
  const state = useView(view => view.state)
  const old = useEntry(entry => entry.note)
  const before = state !== 'draft' && old.trim() !== ''
  if (added.length === 0 && !before) return null
  return (
    <ol className={notes.story} aria-label="Notes">
      {before && (
        <li>
          <span className={notes.who}>earlier</span> <span className={notes.text}>{old}</span>
        </li>
      )}
      {added.map(({ text, author, at }) => (
        <li key={at + text}>
          <span className={notes.who}>
            {noteTime(at)} {author}
          </span>{' '}
          <span className={notes.text}>{text}</span>
        </li>
      ))}
    </ol>
  )
}
