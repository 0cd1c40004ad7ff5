/** Invented years of work, for training and for measuring. */
export { seedLog, type Seeded, type SeedRequest, type SeedTools } from './seed-log.ts'
