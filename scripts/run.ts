import { spawn } from 'node:child_process'
import { PROJECT } from './project.ts'

export type RunResult = { readonly status: number; readonly output: string }

type RunOptions = {
  readonly environment?: Readonly<Record<string, string>>
  readonly timeoutMs?: number
}

/** Runs a program in the project's folder and keeps what it says. A program that cannot be started has status 127. */
export function runQuietly(
  command: string,
  words: readonly string[],
  { environment, timeoutMs }: RunOptions = {},
): Promise<RunResult> {
  return new Promise(resolve => {
    const child = spawn(command, [...words], {
      cwd: PROJECT,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    })
    const parts: string[] = []
    child.stdout.setEncoding('utf8').on('data', part => parts.push(part))
    child.stderr.setEncoding('utf8').on('data', part => parts.push(part))
    child.on('error', () => resolve({ status: 127, output: '' }))
    child.on('close', code => resolve({ status: code ?? 1, output: parts.join('') }))
  })
}

/** Runs a program in front of the person: it has the terminal, and signals reach it too. Answers its status. */
export function runInFront(
  command: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<number> {
  return new Promise(resolve => {
    const child = spawn(command, [...words], {
      cwd: PROJECT,
      env: { ...process.env, ...environment },
      stdio: 'inherit',
    })
    const pass = (signal: NodeJS.Signals) => child.kill(signal)
    process.on('SIGTERM', pass)
    // The terminal sends Ctrl+C to both; this one waits for the child to end well.
    const stay = () => undefined
    process.on('SIGINT', stay)
    child.on('error', () => resolve(127))
    child.on('close', code => {
      process.off('SIGTERM', pass)
      process.off('SIGINT', stay)
      resolve(code ?? 1)
    })
  })
}
