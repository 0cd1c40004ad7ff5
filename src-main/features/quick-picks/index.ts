/** Quick picks: the shapes of sessions that come again and again, each under a name and a key. */
export { createQuickPicksService, type QuickPicksService } from './service.ts'
export { SHIPPED_QUICK_PICKS } from './shipped.ts'
export { giveQuickPicks } from './queries.ts'
