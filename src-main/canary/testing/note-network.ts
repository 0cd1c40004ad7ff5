import dgram from 'node:dgram'
import dns from 'node:dns'
import net from 'node:net'

/** Notes, from now on, every place that this process calls, looks up or listens at. */
export function noteNetwork(): readonly string[] {
  const noted: string[] = []
  note(net.Socket.prototype, 'connect', 'call')
  note(net.Server.prototype, 'listen', 'listen')
  note(dgram.Socket.prototype, 'send', 'send')
  note(dns, 'lookup', 'look up')
  note(dns.promises, 'lookup', 'look up')
  return noted

  function note(owner: object, name: string, deed: string): void {
    const real: unknown = Reflect.get(owner, name)
    if (typeof real !== 'function') throw new Error(`There is no ${name} to note.`)
    Reflect.set(owner, name, function (this: unknown, ...given: readonly unknown[]) {
      noted.push(`${deed} ${placeOf(given)}`)
      return Reflect.apply(real, this, given) as unknown
    })
  }
}

/** The arguments of `connect` come as they were given, or gathered in a list. */
function placeOf(given: readonly unknown[]): string {
  const [first] = given.flat() as readonly unknown[]
  if (typeof first !== 'object' || first === null) return JSON.stringify(given.flat().slice(0, 2))
  const { host = '', port = '' } = first as { readonly host?: string; readonly port?: number | string }
  return `${host}:${port}`
}
