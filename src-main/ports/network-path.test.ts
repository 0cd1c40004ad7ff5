import { expect, test } from 'vitest'
import { kindByMountinfo, kindByMountTable, kindByWindowsPath } from './network-path.ts'

const MOUNTINFO = `22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 27 0:30 / /mnt/share rw,relatime shared:2 - cifs //server/share rw,vers=3.0
31 30 0:31 / /mnt/share/local rw - ext4 /dev/vdb rw
32 27 0:32 / /home/test\\040desk rw - nfs4 server:/home rw
33 27 0:33 / /over rw - ext4 /dev/vdc rw
34 27 0:34 / /over rw - fuse.sshfs server:/x rw
`

test.each([
  ['/var/lib/chargemark', 'local'],
  ['/mnt/share', 'network'],
  ['/mnt/share/data', 'network'],
  ['/mnt/shared/data', 'local'],
  ['/mnt/share/local/data', 'local'],
  ['/home/test desk/data', 'network'],
  ['/over/data', 'network'],
])('on Linux %s is %s', (path, kind) => {
  expect(kindByMountinfo(MOUNTINFO, path)).toBe(kind)
})

test('where no mount is known nothing is said', () => {
  expect(kindByMountinfo('', '/data')).toBe('unknown')
})

const MOUNT_TABLE = `/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
//desk@server/share on /Volumes/share (smbfs, nodev, nosuid, mounted by desk)
//desk@server/two words on /Volumes/two words (afpfs, nodev)
`

test.each([
  ['/Users/desk/data', 'local'],
  ['/Volumes/share/data', 'network'],
  ['/Volumes/two words/data', 'network'],
])('on macOS %s is %s', (path, kind) => {
  expect(kindByMountTable(MOUNT_TABLE, path)).toBe(kind)
})

test.each([
  ['C:\\ProgramData\\Chargemark', 'local'],
  ['\\\\server\\share\\data', 'network'],
  ['//server/share/data', 'network'],
  ['\\\\?\\UNC\\server\\share', 'network'],
  ['\\\\?\\C:\\data', 'local'],
  ['relative', 'unknown'],
])('on Windows %s is %s', (path, kind) => {
  expect(kindByWindowsPath(path)).toBe(kind)
})
