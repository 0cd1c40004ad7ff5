import { PassThrough, Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { runAssign } from './assign.ts'

const session = (id: string) =>
  `{"id":"${id}","serviceDate":"2026-11-20","claim":"professional","lesions":[{"id":"A","side":"right","placement":{"guidance":"stereotactic"}}]}`

/** Runs the command over chunks of bytes, as a pipe would cut them. */
async function assign(chunks: readonly (string | Buffer)[]) {
  const output = new PassThrough({ highWaterMark: 1 << 26 })
  const status = await runAssign({ input: Readable.from(chunks.map(chunk => Buffer.from(chunk))), output })
  output.end()
  const text = Buffer.concat(await output.toArray()).toString('utf8')
  return {
    status,
    lines: text
      .split('\n')
      .slice(0, -1)
      .map(line => JSON.parse(line)),
  }
}

test('each line has its answer, in order, wherever the bytes are cut', async () => {
  const text = ['S1', 'S2', 'S3'].map(session).join('\n')
  for (const size of [1, 7, 100, text.length]) {
    const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
      text.slice(index * size, (index + 1) * size),
    )
    const { status, lines } = await assign(pieces)
    expect([status, lines.map(line => line.id)]).toEqual([0, ['S1', 'S2', 'S3']])
    expect(lines[2].lines[0]).toMatchObject({ code: '19283', modifiers: ['RT'] })
  }
})

test('two sessions that differ in the id alone have answers that differ in the id alone', async () => {
  const { lines } = await assign([`${session('first')}\n${session('second')}\n`])
  expect(lines[1]).toEqual({ ...lines[0], id: 'second' })
})

test('a line with a second id is answered under the one that counts', async () => {
  const twice = (id: string) => session('shown').replace(/\}$/, `,"id":"${id}"}`)
  const { lines } = await assign([`${twice('x')}\n${twice('x').replace('shown', 'other')}\n${twice('y')}\n`])
  expect(lines.map(line => line.id)).toEqual(['x', 'x', 'y'])
})

test('a remembered answer is never given to a line whose last id is another', async () => {
  const rest = session('x').slice('{"id":"x",'.length)
  const { lines } = await assign([`{"id":"B","id":"B",${rest}\n{"id":"X","id":"B",${rest}\n`])
  expect(lines.map(line => line.id)).toEqual(['B', 'B'])
})

test.each([
  ['text that is not JSON', '{"id":', 'not-json', null],
  ['an empty line', '', 'not-json', null],
  ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'not-utf8', null],
  ['a line over 1 MiB', `{"id":"${'x'.repeat(1024 * 1024)}"}`, 'too-long', null],
  ['nesting beyond sense', '['.repeat(200_000), 'not-json', null],
  ['nesting that is JSON', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'not-an-object', null],
  ['a session with a wrong field', session('S9').replace('right', 'middle'), 'wrong-value', 'S9'],
])('%s gets its error in its place and the run goes on', async (_what, line, code, id) => {
  const { status, lines } = await assign([`${session('S1')}\n`, line, `\n${session('S2')}\n`])
  expect(status).toBe(1)
  expect(lines).toHaveLength(3)
  expect(lines[1]).toMatchObject({ id, error: { code } })
  expect(lines[2]).toMatchObject({ id: 'S2', decision: 'ready' })
})

test('several long lines one after another each have their error', async () => {
  const long = 'x'.repeat(1024 * 1024 + 1)
  const { lines } = await assign([`${long}\n${long}\n${session('S1')}\n${long}`])
  expect(lines.map(line => line.error?.code ?? line.id)).toEqual(['too-long', 'too-long', 'S1', 'too-long'])
})

test('a byte order mark and CRLF line ends are no fault', async () => {
  const { status, lines } = await assign([`\uFEFF${session('S1')}\r\n${session('S2')}\r\n`])
  expect([status, lines.length]).toEqual([0, 2])
})

test('nothing in gives nothing out', async () => {
  expect(await assign([])).toEqual({ status: 0, lines: [] })
})
