import {once} from 'node:events'
import {type AddressInfo, createServer, type Socket} from 'node:net'

/** An address on this machine that refuses connections. */
export async function closedPort(): Promise<string> {
  const server = createServer()
  const address = await listen(server)
  server.close()
  return address
}

/** A server that accepts connections and never says a word. */
export async function silentServer(): Promise<{address: string; close: () => Promise<void>}> {
  const sockets: Socket[] = []
  const server = createServer((socket) => void sockets.push(socket.on('error', () => {})))
  const address = await listen(server)
  return {
    address,
    async close() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

async function listen(server: ReturnType<typeof createServer>): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}
