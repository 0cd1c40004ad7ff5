import type { Result } from '../base/result.ts'
import { appContract } from './app.ts'
import { auditContract } from './audit.ts'
import { correctionsContract } from './corrections.ts'
import { destinationsContract } from './destinations.ts'
import { backupContract } from './backup.ts'
import { closingContract } from './closing.ts'
import { devicesContract } from './devices.ts'
import { downtimeContract } from './downtime.ts'
import { exportsContract } from './exports.ts'
import type { Failure } from './failure.ts'
import type { InputOf, Operation, OutputOf, ReadInputOf } from './operation.ts'
import type { FeatureName, OperationName } from './operation-names.ts'
import { referenceContract } from './reference.ts'
import { rescueContract } from './rescue.ts'
import { quickPicksContract } from './quick-picks.ts'
import { reportsContract } from './reports.ts'
import { reviewContract } from './review.ts'
import { sessionsContract } from './sessions.ts'
import { settingsContract } from './settings.ts'
import { storyContract } from './story.ts'
import { usersContract } from './users.ts'
import { supportContract } from './support.ts'
import { worklistContract } from './worklist.ts'

/** All that a window may ask of the core. */
export const CONTRACT = {
  app: appContract,
  sessions: sessionsContract,
  review: reviewContract,
  corrections: correctionsContract,
  story: storyContract,
  exports: exportsContract,
  destinations: destinationsContract,
  devices: devicesContract,
  settings: settingsContract,
  support: supportContract,
  worklist: worklistContract,
  reference: referenceContract,
  audit: auditContract,
  quickPicks: quickPicksContract,
  reports: reportsContract,
  downtime: downtimeContract,
  backup: backupContract,
  users: usersContract,
  closing: closingContract,
  rescue: rescueContract,
} as const satisfies { readonly [F in FeatureName]: Readonly<Record<OperationName<F>, Operation>> }

export type Contract = typeof CONTRACT

/** `window.chargemark`: one method an operation; every answer is a value, never a thrown error. */
export type Bridge = {
  readonly [F in keyof Contract]: {
    readonly [O in keyof Contract[F]]: (
      input: InputOf<Contract[F][O]>,
    ) => Promise<Result<OutputOf<Contract[F][O]>, Failure>>
  }
}

/** What the core binds to each operation; the input has been read. */
export type Handlers = {
  readonly [F in keyof Contract]: {
    readonly [O in keyof Contract[F]]: (
      input: ReadInputOf<Contract[F][O]>,
    ) => Result<OutputOf<Contract[F][O]>, Failure> | Promise<Result<OutputOf<Contract[F][O]>, Failure>>
  }
}
