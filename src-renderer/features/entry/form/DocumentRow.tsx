import { useShallow } from 'zustand/react/shallow'
import { Button } from '../../../ui/Button.tsx'
import { DOCUMENT_LABEL } from '#shared/domain/labels.ts'
import { neededDocuments } from '#shared/domain/needed-documents.ts'
import { type Document, DOCUMENTS } from '#shared/domain/vocabulary.ts'
import { tickDocuments, tickNeededDocuments } from '../model/session-edits.ts'
import { useEditable, useEntry, useSession } from '../session-context.ts'
import { CheckCell } from './CheckCell.tsx'
import documentClasses from './DocumentRow.module.css'
import classes from './sheet.module.css'

const NONE: readonly Document[] = []

/** What the record holds. Only what this session must have stands out. */
export function DocumentRow() {
  const session = useSession()
  const editable = useEditable()
  const documentation = useEntry(entry => entry.documentation)
  const bySetting = useEntry(entry => entry.statedBySetting) ?? NONE
  const needed = useEntry(useShallow(neededDocuments))
  return (
    <section aria-label="Documented">
      <div className={classes.row}>
        {DOCUMENTS.map(document => (
          <CheckCell
            key={document}
            path={`documentation.${document}`}
            label={DOCUMENT_LABEL[document]}
            span={2.1}
            checked={documentation[document]}
            required={needed.includes(document)}
            note={bySetting.includes(document) ? 'by setting' : undefined}
            onChange={checked =>
              session.change(`documentation.${document}`, tickDocuments([document], checked))
            }
          />
        ))}
        <Button
          className={documentClasses.all}
          look="quiet"
          shortcut="Alt+K"
          disabled={!editable}
          onClick={() => session.change('documentation', tickNeededDocuments)}
        >
          All needed
        </Button>
      </div>
    </section>
  )
}
