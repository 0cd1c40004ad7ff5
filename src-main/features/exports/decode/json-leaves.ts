/** A value of a JSON text that is no group: its path, what it is, and where it stands. */
export type JsonLeaf = {
  readonly path: readonly string[]
  readonly value: string
  readonly from: number
  readonly to: number
}

/**
 * The leaves of a JSON text with their places. `JSON.parse` tells no places; the text has passed it before, so this
 * only walks. A text that is no JSON gives the leaves before its first mistake.
 */
export function jsonLeaves(text: string, from = 0): readonly JsonLeaf[] {
  const leaves: JsonLeaf[] = []
  const token = /\s*(?:([{}[\],:])|("(?:[^"\\]|\\.)*")|([^\s{}[\],:"]+))/y
  token.lastIndex = 0
  const stack: { readonly list: boolean; key: string; index: number }[] = []
  let wantsKey = false
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [, sign, string, bare] = match
    const top = stack.at(-1)
    if (sign === '{' || sign === '[') {
      stack.push({ list: sign === '[', key: '', index: 0 })
      wantsKey = sign === '{'
    } else if (sign === '}' || sign === ']') {
      stack.pop()
      wantsKey = false
    } else if (sign === ',') {
      if (top?.list) top.index += 1
      wantsKey = top !== undefined && !top.list
    } else if (sign === ':') wantsKey = false
    else if (wantsKey && string !== undefined && top) top.key = plain(string)
    else {
      const raw = string ?? bare ?? ''
      const path = stack.map(({ list, key, index }) => (list ? String(index) : key))
      const end = from + token.lastIndex
      leaves.push({
        path,
        value: string === undefined ? raw : plain(string),
        from: end - raw.length,
        to: end,
      })
    }
  }
  return leaves
}

/** A string token without quotes and escapes; one with an escape that JSON does not know stays as it is. */
function plain(token: string): string {
  try {
    return String(JSON.parse(token))
  } catch {
    return token.slice(1, -1)
  }
}
