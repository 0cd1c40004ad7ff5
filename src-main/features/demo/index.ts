/** An invented day, for trying the program out. */
export { fillDemoDay, type DemoTools } from './fill-demo-day.ts'
export { demoSessions, type DemoSession } from './demo-day.ts'
