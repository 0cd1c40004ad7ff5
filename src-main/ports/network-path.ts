import type { VolumeKind } from './volumes.ts'

/** File systems that live on another machine, by the names that Linux and macOS give them. */
const NETWORK_FILE_SYSTEMS: ReadonlySet<string> = new Set([
  '9p',
  'afpfs',
  'afs',
  'beegfs',
  'ceph',
  'cifs',
  'coda',
  'davfs',
  'fuse.davfs2',
  'fuse.gvfsd-fuse',
  'fuse.rclone',
  'fuse.s3fs',
  'fuse.sshfs',
  'ftp',
  'glusterfs',
  'fuse.glusterfs',
  'gpfs',
  'lustre',
  'ncpfs',
  'nfs',
  'nfs4',
  'ocfs2',
  'smb2',
  'smb3',
  'smbfs',
  'webdav',
])

type Mount = { readonly folder: string; readonly fileSystem: string }

/**
 * The kind of volume a resolved path is on, from the text of `/proc/self/mountinfo`: the longest mount point above
 * the path decides, and of two mounts at one point the later one. Source: proc_pid_mountinfo(5).
 */
export function kindByMountinfo(mountinfo: string, path: string): VolumeKind {
  return kindByMounts(
    mountinfo.split('\n').flatMap(line => {
      const [before = '', after] = line.split(' - ')
      const folder = before.split(' ')[4]
      const fileSystem = after?.split(' ')[0]
      return folder && fileSystem ? [{ folder: unescapeOctal(folder), fileSystem }] : []
    }),
    path,
  )
}

/** The same from what `mount` prints on macOS: `//nurse@server/share on /Volumes/share (smbfs, nodev)`. */
export function kindByMountTable(table: string, path: string): VolumeKind {
  return kindByMounts(
    table.split('\n').flatMap(line => {
      const match = / on (\/.*) \(([^,)\s]+)/.exec(line)
      return match?.[1] && match[2] ? [{ folder: match[1], fileSystem: match[2] }] : []
    }),
    path,
  )
}

/** The same from a path that Windows has resolved: a mapped drive has become `\\server\share` by then. */
export function kindByWindowsPath(path: string): VolumeKind {
  const text = path.replaceAll('/', '\\')
  if (/^\\\\[?.]\\UNC\\/i.test(text)) return 'network'
  if (/^\\\\[?.]\\/.test(text)) return 'local'
  if (text.startsWith('\\\\')) return 'network'
  return /^[A-Za-z]:\\/.test(text) ? 'local' : 'unknown'
}

function kindByMounts(mounts: readonly Mount[], path: string): VolumeKind {
  let best: Mount | null = null
  for (const mount of mounts) {
    if (holds(mount.folder, path) && mount.folder.length >= (best?.folder.length ?? 0)) best = mount
  }
  if (best === null) return 'unknown'
  return NETWORK_FILE_SYSTEMS.has(best.fileSystem) ? 'network' : 'local'
}

function holds(folder: string, path: string): boolean {
  return folder === '/' || path === folder || path.startsWith(`${folder}/`)
}

function unescapeOctal(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)))
}
