/** The department's settings, and the numbers that leave in files. */
export { createSettingsService, type SettingsService, TRAINING_MARK } from './service.ts'
export { lastNumber, takeNumber, takeNumberFrom, takeNumbers } from './sequences.ts'
export { putSetting } from './queries.ts'
