import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync, statfsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { kindByMountinfo, kindByMountTable, kindByWindowsPath } from './network-path.ts'
import type { VolumeKind, Volumes } from './volumes.ts'

/** The volumes of this machine. */
export const nodeVolumes: Volumes = {
  kindOf: path => {
    try {
      return kindOnThisSystem(realpathSync.native(nearestExisting(resolve(path))))
    } catch {
      return 'unknown'
    }
  },
  freeBytes: path => {
    try {
      const { bavail, bsize } = statfsSync(nearestExisting(resolve(path)))
      return bavail * bsize
    } catch {
      return null
    }
  },
}

function kindOnThisSystem(path: string): VolumeKind {
  switch (process.platform) {
    case 'linux':
      return kindByMountinfo(readFileSync('/proc/self/mountinfo', 'utf8'), path)
    case 'darwin':
      return kindByMountTable(execFileSync('/sbin/mount', { encoding: 'utf8', timeout: 5_000 }), path)
    case 'win32':
      return kindByWindowsPath(path)
    default:
      return 'unknown'
  }
}

function nearestExisting(path: string): string {
  const parent = dirname(path)
  return existsSync(path) || parent === path ? path : nearestExisting(parent)
}
