import { basename } from 'node:path'

const LINE = /^\s*at (?:(?:async |new )*([^(]+?) \()?(?:file:\/\/)?([^()]+?):(\d+):\d+\)?$/

/** The frames of a stack as `function@file:line`. The message above them, which may quote a value, is left behind. */
export function stackFrames(stack: string): readonly string[] {
  return stack.split('\n').flatMap(line => {
    const match = LINE.exec(line)
    if (!match?.[2] || !match[3]) return []
    return [`${match[1] ?? '<anonymous>'}@${basename(match[2])}:${match[3]}`]
  })
}
