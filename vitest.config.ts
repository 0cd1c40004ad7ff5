import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take long by their nature: begun last, one of them would keep a single core busy at the end. */
const LONG = /fuzz|crash|kill|faults\/|canary|damage|property|reports|seed/

class LongOnesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter(file => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    include: ['src-*/**/*.test.ts', 'src-*/**/*.test.tsx', 'scripts/**/*.test.ts'],
    environment: 'node',
    testTimeout: 30_000,
    // Much of the time is spent waiting for the disk and for other processes: more files at a time than cores.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongOnesFirst },
  },
})
