/** Forms on paper for when nothing can be typed, each with a number that leads to its session later. */
export { createDowntimeService, type DowntimeService } from './service.ts'
