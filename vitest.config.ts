import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src-*/**/*.test.ts', 'src-*/**/*.test.tsx', 'scripts/**/*.test.ts'],
    environment: 'node',
    testTimeout: 30_000,
    // Much of the time is spent waiting for the disk and for other processes: on two cores two files at a time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
})
