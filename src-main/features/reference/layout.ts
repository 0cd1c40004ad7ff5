import type { PublicLayout } from '#main/db/public-file.ts'
import { REFERENCE_APPLICATION_ID, REFERENCE_SCHEMA, REFERENCE_VERSION } from './schema.ts'

/** How a reference database is told from other files. */
export const REFERENCE_LAYOUT: PublicLayout = {
  applicationId: REFERENCE_APPLICATION_ID,
  version: REFERENCE_VERSION,
  schema: REFERENCE_SCHEMA,
}
