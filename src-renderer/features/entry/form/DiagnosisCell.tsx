import { changeThenFocus } from '../../../ui/change-then-focus.ts'
import { Cell, cellControl } from '../../../ui/Cell.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { SuggestInput } from '../../../ui/SuggestInput.tsx'
import { SUGGESTED_DIAGNOSES, type SuggestedDiagnosis } from '#shared/domain/suggested-diagnoses.ts'
import { toggleLink, withRemark } from '../model/diagnosis-picks.ts'
import { useEditable, useEntry, useFieldStatus, useSession, useView } from '../session-context.ts'
import classes from './DiagnosisRow.module.css'
import { useDiagnosisHit, useOffers } from './use-diagnosis-offers.ts'
import { MAX_TEXT } from './EntryText.tsx'
import { fieldAria } from './field-aria.ts'
import { useDiagnosis } from './use-diagnosis.ts'

const NONE: readonly string[] = []

export type DiagnosisCellProps = {
  readonly index: number
  readonly picks: readonly SuggestedDiagnosis[]
  /** A digit typed in the empty place: no code begins with one. */
  readonly onQuickPick: (digit: number) => void
}

/** A diagnosis, or the empty place that takes the next one. */
export function DiagnosisCell(props: DiagnosisCellProps) {
  const { index } = props
  const editable = useEditable()
  const { diagnosis, path, remove } = useDiagnosis(index)
  const { problem, missing } = useFieldStatus(path)
  const oneNeeded = useView(view => view.assessment.missing.some(item => item.field === 'diagnoses'))
  const known = SUGGESTED_DIAGNOSES.find(one => one.code === diagnosis?.code)
  const hit = useDiagnosisHit(diagnosis?.code ?? '')
  return (
    <Cell
      label={withRemark(known?.label ?? hit?.text ?? 'Diagnosis', hit?.remark ?? '')}
      keys={diagnosis ? undefined : 'Alt+D'}
      htmlFor={path}
      span={3}
      invalid={problem !== null}
      needed={diagnosis ? missing : oneNeeded}
    >
      <div className={classes.diagnosis}>
        <CodeInput {...props} offersAll={known === undefined} />
        {diagnosis && <Links index={index} />}
        {diagnosis && editable && (
          <IconButton
            icon="close"
            label={`Remove diagnosis ${index + 1}`}
            className={classes.remove}
            onClick={remove}
          />
        )}
      </div>
    </Cell>
  )
}

function CodeInput({
  index,
  picks,
  onQuickPick,
  offersAll,
}: DiagnosisCellProps & { readonly offersAll: boolean }) {
  const editable = useEditable()
  const { diagnosis, path, set, leave } = useDiagnosis(index)
  const status = useFieldStatus(path)
  const code = diagnosis?.code ?? ''
  const { offered, isHeading, isWhole, ask } = useOffers(code, picks)
  return (
    <SuggestInput
      id={path}
      data-field={path}
      className={cellControl}
      value={code}
      placeholder={diagnosis ? '' : 'code or word'}
      maxLength={MAX_TEXT}
      readOnly={!editable}
      aria-label={diagnosis ? `Diagnosis ${index + 1}` : 'Add diagnosis'}
      {...fieldAria(path, status)}
      suggestions={(offersAll ? offered : []).map(one => ({
        value: one.code,
        label: one.code,
        detail: one.words,
      }))}
      isWhole={isWhole}
      goesOnAfter={isHeading}
      onText={text => {
        if (!diagnosis && /^[1-9]$/.test(text)) onQuickPick(Number(text))
        else {
          set(text)
          ask(text)
        }
      }}
      onPick={picked => {
        if (!isHeading(picked)) return changeThenFocus(() => set(picked), `diagnoses.${index + 1}`)
        set(picked)
        ask(picked)
      }}
      onBlur={leave}
    />
  )
}

/** The lesions that a diagnosis belongs to; with one lesion there is nothing to choose. */
function Links({ index }: { readonly index: number }) {
  const session = useSession()
  const editable = useEditable()
  const lesions = useEntry(entry => entry.lesions)
  const linked = useEntry(entry => entry.diagnoses[index]?.lesions) ?? NONE
  if (lesions.length < 2) return null
  return (
    <span className={classes.links} role="group" aria-label={`Lesions of diagnosis ${index + 1}`}>
      {lesions.map(({ id }) => (
        <button
          key={id}
          type="button"
          className={classes.link}
          aria-label={`Lesion ${id}`}
          aria-pressed={linked.length === 0 || linked.includes(id)}
          disabled={!editable}
          onClick={() => session.change(`diagnoses.${index}`, toggleLink(index, id))}
        >
          {id}
        </button>
      ))}
    </span>
  )
}
