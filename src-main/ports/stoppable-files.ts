import type { Files } from './files.ts'

/** Thrown in a thread that was told to stop, between two steps on the disk. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/**
 * A disk on which the work of a thread ends between two steps once `isAsked` says so. It says it once: what the work
 * then does to leave nothing behind is done.
 */
export function stoppableFiles(
  files: Files,
  isAsked: () => boolean,
): { readonly files: Files; readonly step: () => void } {
  let isStopping = false
  const step = () => {
    if (isStopping || !isAsked()) return
    isStopping = true
    throw new Stopped('The program ends.')
  }
  const stopping =
    <A extends unknown[], R>(work: (...given: A) => R) =>
    (...given: A): R => {
      step()
      return work(...given)
    }
  function* inPieces(path: string): Generator<Buffer> {
    for (const piece of files.readPieces(path)) {
      step()
      yield piece
    }
  }
  const { stat, copy, create, replace, rename, appendBytes, list } = files
  return {
    files: {
      ...files,
      readPieces: inPieces,
      stat: stopping(stat),
      list: stopping(list),
      copy: stopping(copy),
      create: stopping(create),
      replace: stopping(replace),
      rename: stopping(rename),
      appendBytes: stopping(appendBytes),
    },
    step,
  }
}
