/** Every operation of the bridge, by feature. The preload exposes one method for each and nothing else. */
export const OPERATION_NAMES = {
  app: ['status', 'switchLog'],
  sessions: [
    'listDay',
    'search',
    'open',
    'start',
    'assess',
    'saveDraft',
    'complete',
    'reopen',
    'hold',
    'release',
    'discard',
    'restore',
    'addNote',
    'listPhysicians',
  ],
  exports: ['preview', 'run', 'again', 'history', 'chooseFolder'],
  destinations: ['list', 'templates', 'save', 'remove', 'restore'],
  devices: ['list', 'scan', 'save', 'remove', 'importCsv', 'exportCsv'],
  settings: ['read', 'managed', 'save'],
  worklist: [
    'listDay',
    'listMissing',
    'standing',
    'listAccessions',
    'find',
    'search',
    'markNoCharge',
    'expectAgain',
    'sendPiece',
    'look',
    'importUpload',
    'query',
    'testConnection',
    'checkFolder',
    'listImports',
  ],
  reference: [
    'list',
    'openUpload',
    'sendPiece',
    'startImport',
    'importState',
    'cancelImport',
    'dismissImport',
    'removeEdition',
    'recordLicence',
    'search',
    'code',
    'pair',
    'rehearse',
  ],
  audit: ['events', 'actors', 'verify'],
  quickPicks: ['list', 'make', 'rename', 'remove', 'restore', 'countUse', 'previousShape'],
  downtime: ['reserve', 'numberOf', 'open'],
  backup: [
    'standing',
    'list',
    'savePlan',
    'run',
    'compare',
    'rehearse',
    'check',
    'newRecoveryCode',
    'chooseFolder',
  ],
} as const

export type FeatureName = keyof typeof OPERATION_NAMES
export type OperationName<F extends FeatureName> = (typeof OPERATION_NAMES)[F][number]

/** The one channel of an operation between window and core, such as `sessions.open`. */
export function channelOf(feature: string, operation: string): string {
  return `${feature}.${operation}`
}
