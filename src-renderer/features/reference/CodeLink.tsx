import classes from './CodeLink.module.css'
import { useReference } from './reference-context.ts'

/** A code that leads to its page. */
export function CodeLink({ code }: { readonly code: string }) {
  const { openCode } = useReference()
  return (
    <a
      className={classes.link}
      href={`#${code}`}
      data-code={code}
      onClick={event => {
        event.preventDefault()
        openCode(code)
      }}
    >
      {code}
    </a>
  )
}
