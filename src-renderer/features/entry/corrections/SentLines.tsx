import { useEffect, useState } from 'react'
import type { LiveLine } from '#shared/contract/corrections.ts'
import { useDeskStore } from '../desk-context.ts'
import { lineInWords } from './correction-words.ts'
import classes from './SentLines.module.css'

/** What a void credits: the lines of the session on the desk that left and stand. */
export function SentLines() {
  const desk = useDeskStore()
  const [lines, setLines] = useState<readonly LiveLine[]>([])
  useEffect(() => void desk.sentLines().then(setLines), [desk])
  if (lines.length === 0) return null
  return (
    <>
      <p className={classes.count}>
        {lines.length === 1 ? '1 line is credited:' : `${lines.length} lines are credited:`}
      </p>
      <ul className={classes.lines} aria-label="What is credited">
        {lines.map(line => (
          <li key={line.lineNumber}>
            {lineInWords(line)}
            <span>
              line {line.lineNumber}, batch {line.batch}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
