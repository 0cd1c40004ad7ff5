import { checkTypes } from './check-types.ts'

// `npm run types`
const { status, output } = await checkTypes()
process.stdout.write(output)
process.exitCode = status
