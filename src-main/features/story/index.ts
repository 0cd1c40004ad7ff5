/** The life of a session as a story: what was done, what left, what was answered, what took its place. */
export { createStoryService, type StoryService } from './service.ts'
