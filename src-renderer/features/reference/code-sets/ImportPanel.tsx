import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { FileButton } from '../../../ui/FileButton.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { isUnderWay } from '../model/import-words.ts'
import { type ImportProgress, progressOf } from '../model/import-work.ts'
import { useReference } from '../reference-context.ts'
import classes from './ImportPanel.module.css'
import { ImportOutcome } from './ImportOutcome.tsx'
import { ImportQuestions } from './ImportQuestions.tsx'

/** Marks the button that opens the choice of files, and the one that ends an import, for the keys that do the same. */
export const CHOOSE_DEED = 'choose-files'
export const CANCEL_DEED = 'cancel-import'

/** Where files come in: by dropping or choosing them, with their progress, their questions and what became of them. */
export function ImportPanel() {
  const { imports } = useReference().stores
  const { work, failure } = useStore(imports.view)
  const progress = progressOf(work)
  return (
    <section className={classes.panel} aria-label="Load files">
      <div className={classes.strip}>
        {progress ? <Progress progress={progress} /> : <Invitation />}
        {isUnderWay(work) ? (
          <Button
            icon="close"
            shortcut="Alt+Delete"
            data-deed={CANCEL_DEED}
            onClick={() => void imports.cancel()}
          >
            Cancel import
          </Button>
        ) : (
          <ChooseFiles />
        )}
      </div>
      {failure && (
        <p role="alert" className={classes.failure}>
          {failure}
        </p>
      )}
      {work.kind === 'asks' && <ImportQuestions questions={work.questions} />}
      {!isUnderWay(work) && <ImportOutcome work={work} />}
    </section>
  )
}

function Invitation(): ReactNode {
  return (
    <>
      <Icon name="load" size={22} />
      <p className={classes.words}>
        <b>Drop files anywhere on this window</b>
        <span>As downloaded, zips too. What each is, is read from its content.</span>
      </p>
    </>
  )
}

function ChooseFiles() {
  const { imports } = useReference().stores
  return (
    <FileButton
      label="Files to load"
      multiple
      look="main"
      shortcut="Ctrl+O"
      data-deed={CHOOSE_DEED}
      onFiles={files => void imports.start(files)}
    >
      Choose files
    </FileButton>
  )
}

function Progress({ progress: { percent, doing, detail } }: { readonly progress: ImportProgress }) {
  return (
    <>
      <Icon name="load" size={22} />
      <div className={classes.words}>
        <b>{doing}</b>
        <progress className={classes.bar} max={100} value={percent} aria-label="Import" />
        <span className={classes.numbers}>
          <b>{percent} %</b> <span>{detail}</span>
        </span>
      </div>
    </>
  )
}
