import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { ImportQuestion } from '#shared/contract/reference.ts'
import { DATASET_LABEL } from '#shared/domain/code-sets.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field, type FieldTie } from '../../../ui/Field.tsx'
import { useReference } from '../reference-context.ts'
import type { Answer } from '../store/import-store.ts'
import classes from './ImportPanel.module.css'

const HELD_ELSEWHERE = 'These files were handed over by another window. Choose them again to answer here.'

/** What the files leave open, asked beside each; Enter goes on once all is answered. */
export function ImportQuestions({ questions }: { readonly questions: readonly ImportQuestion[] }) {
  const { imports } = useReference().stores
  const hasFiles = imports.view.getState().uploads.length > 0
  const form = useRef<HTMLFormElement>(null)
  const [given, setGiven] = useState<ReadonlyMap<ImportQuestion, string>>(new Map())
  const isWhole = questions.every(question => (given.get(question) ?? '') !== '')

  useEffect(() => {
    const here = document.activeElement
    const isFree = here === null || here === document.body || here.closest('main') !== null
    if (isFree) form.current?.querySelector<HTMLElement>('input, select')?.focus()
  }, [questions])

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (isWhole) void imports.answer(questions.map(question => answerOf(question, given.get(question) ?? '')))
  }

  if (!hasFiles) return <p className={classes.head}>{HELD_ELSEWHERE}</p>
  return (
    <form ref={form} className={classes.questions} onSubmit={submit}>
      {questions.map(question => (
        <Field key={`${question.file} ${question.asks}`} label={question.file} hint={question.sentence}>
          {tie => (
            <QuestionInput
              tie={tie}
              question={question}
              value={given.get(question) ?? ''}
              onAnswer={answer => setGiven(new Map(given).set(question, answer))}
            />
          )}
        </Field>
      ))}
      <div className={classes.buttons}>
        <Button type="submit" look="main" disabled={!isWhole}>
          Load with these answers
        </Button>
        <Button look="quiet" onClick={() => void imports.dismiss()}>
          Leave these files
        </Button>
      </div>
    </form>
  )
}

type QuestionInputProps = {
  readonly tie: FieldTie
  readonly question: ImportQuestion
  readonly value: string
  readonly onAnswer: (answer: string) => void
}

function QuestionInput({ tie, question, value, onAnswer }: QuestionInputProps) {
  if (question.asks === 'from') {
    return (
      <input
        {...tie}
        type="date"
        value={value}
        required
        onChange={event => onAnswer(event.currentTarget.value)}
      />
    )
  }
  return (
    <select {...tie} value={value} required onChange={event => onAnswer(event.currentTarget.value)}>
      <option value="">Choose …</option>
      {question.datasets.map(dataset => (
        <option key={dataset} value={dataset}>
          {DATASET_LABEL[dataset]}
        </option>
      ))}
    </select>
  )
}

function answerOf({ file, asks, datasets }: ImportQuestion, given: string): Answer {
  if (asks === 'from') return { file, from: given }
  const dataset = datasets.find(one => one === given)
  return dataset ? { file, dataset } : { file }
}
