/** The department's settings, and the numbers that leave in files. */
export { createSettingsService, readSettings, type SettingsService, TRAINING_MARK } from './service.ts'
export { takeNumber } from './sequences.ts'
