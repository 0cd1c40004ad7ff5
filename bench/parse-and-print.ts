/** The floor of `assign`: the least that any program of this kind does, written the ordinary way. */
import { createInterface } from 'node:readline'

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  process.stdout.write(`${JSON.stringify(JSON.parse(line))}\n`)
}
