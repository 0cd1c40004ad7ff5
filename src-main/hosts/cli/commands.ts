/** The words that start a command instead of the window. */
export const COMMANDS = [
  'assign',
  'demo',
  'seed',
  'export',
  'close',
  'destination',
  'reference',
  'sessions',
  'story',
  'worklist',
  'audit',
  'backup',
  'restore',
  'verify',
  'recovery',
  'rekey',
  'support',
  'account',
  'people',
  'help',
  '--help',
  '-h',
  '--version',
  '-V',
] as const

export function isCommand(word: string | undefined): boolean {
  return COMMANDS.some(command => command === word)
}
