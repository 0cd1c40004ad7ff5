/** Reports: counts over the log, made by a thread of their own. */
export { createReportsService, type ReportsService } from './service.ts'
export { createReportThread } from './report-thread.ts'
export type { LogToRead, ReportOrder } from './report-job.ts'
