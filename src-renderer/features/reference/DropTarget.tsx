import { useEffect, useState } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import classes from './DropTarget.module.css'

export type DropTargetProps = {
  /** What becomes of files that are dropped now, in a few words. */
  readonly words: string
  readonly onFiles: (files: readonly File[]) => void
}

/**
 * The whole window as a place to drop files on; what takes them is shown while files are held over it. A file dropped
 * elsewhere would make the window leave its own page.
 */
export function DropTarget({ words, onFiles }: DropTargetProps) {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setIsOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent) => {
      setIsOver(false)
      if (!carriesFiles(event)) return
      event.preventDefault()
      onFiles([...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('dragenter', over)
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', over)
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [onFiles])
  if (!isOver) return null
  return (
    <div className={classes.over} aria-hidden="true">
      <p>
        <Icon name="load" size={28} />
        {words}
      </p>
    </div>
  )
}

function carriesFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false
}
