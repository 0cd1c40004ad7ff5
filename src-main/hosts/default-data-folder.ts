import { posix, win32 } from 'node:path'

/**
 * Where the log is kept when nobody says otherwise: on the machine itself, never in a roaming profile.
 * On Windows all accounts of the workstation share one log.
 */
export function defaultDataFolder(
  platform: string,
  home: string,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  switch (platform) {
    case 'win32':
      return win32.join(environment['ProgramData'] ?? 'C:\\ProgramData', 'Chargemark')
    case 'darwin':
      return posix.join(home, 'Library', 'Application Support', 'Chargemark')
    default: {
      const configured = environment['XDG_DATA_HOME']
      // The XDG base directory specification 0.8: a relative path is to be ignored.
      const base = configured?.startsWith('/') ? configured : posix.join(home, '.local', 'share')
      return posix.join(base, 'chargemark')
    }
  }
}
