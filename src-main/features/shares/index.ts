/** What is done in folders that may be shares, and by whom. Loaded whole by the thread that does it: keep it small. */
export { directShare, doShareJob } from './do-share-job.ts'
export { sha256Of } from './evidence.ts'
export { FAILURE_OF_FILE, fileFailure } from './file-failure.ts'
export { createLanes, type Lanes } from './lanes.ts'
export { againName, partName, trialName } from './part-names.ts'
export type {
  AnswerFile,
  AsideNote,
  Part,
  ReleaseAnswer,
  Retired,
  Share,
  ShareJob,
  ShareProblem,
} from './share-job.ts'
export { SHARE_PROBLEMS } from './share-job.ts'
export { threadShare } from './thread-share.ts'
