/** The disks behind paths, as a port: the log must not lie on a network share. */
export type Volumes = {
  /** What holds a path; the path need not exist yet. `unknown` where the system does not say. */
  readonly kindOf: (path: string) => VolumeKind
  /** Bytes that this account can still write there; null where the system does not say. */
  readonly freeBytes: (path: string) => number | null
}

export type VolumeKind = 'local' | 'network' | 'unknown'
