export { createSupportService, type SupportService } from './service.ts'
