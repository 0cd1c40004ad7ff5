/** The review: queues of what has not left, approval, sending back, and how findings were decided. */
export { createReviewService, type ReviewService } from './service.ts'
