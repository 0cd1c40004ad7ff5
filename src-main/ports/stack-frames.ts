/** A place in the code: a file of the program or a module of Node, never a bare word. */
const LINE =
  /^ {4}at (?:async |new )*(?:([^(]+?) \()?((?:file:\/\/|node:|\/|[A-Za-z]:[\\/]).*?):(\d+):\d+\)?$/
const SOURCE = /^node:|\.[cm]?[jt]s$/

type Thrown = { readonly stack?: string | undefined; readonly message: string }

/**
 * The frames of an error's stack as `function@file:line`. The message stands above them and may quote a value, or hold
 * lines that look like frames: it is cut off first, and what is no place in a source file is left out.
 */
export function stackFrames({ stack, message }: Thrown): readonly string[] {
  if (typeof stack !== 'string') return []
  return withoutMessage(stack, message)
    .split('\n')
    .flatMap(line => {
      const match = LINE.exec(line)
      if (!match?.[2] || !match[3] || !SOURCE.test(match[2])) return []
      return [`${match[1] ?? '<anonymous>'}@${match[2].split(/[\\/]/).at(-1) ?? ''}:${match[3]}`]
    })
}

function withoutMessage(stack: string, message: string): string {
  const at = typeof message === 'string' ? stack.indexOf(message) : -1
  return at === -1 ? stack : stack.slice(at + message.length)
}
