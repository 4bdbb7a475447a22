import {once} from 'node:events'
import {createServer, type RequestListener, type Server as HttpServer} from 'node:http'
import {createServer as createTcpServer, type AddressInfo, type Server, type Socket} from 'node:net'

/** A server on a free port of the loopback, closed with all its connections. */
export interface Running {
  port: number
  /** `http://127.0.0.1:<port>` */
  url: string
  close: () => Promise<void>
}

/** Serves HTTP. */
export function serve(answer: RequestListener): Promise<Running> {
  return listening(createServer(answer))
}

/** Accepts connections and speaks whatever `talk` says, byte by byte if need be. */
export function serveRaw(talk: (socket: Socket) => void): Promise<Running> {
  return listening(createTcpServer((socket) => talk(socket.on('error', () => {}))))
}

/** Waits until a server listens, and knows how to end it. */
export async function listening(server: Server | HttpServer): Promise<Running> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const {port} = server.address() as AddressInfo
  const close = async () => {
    const closed = once(server, 'close')
    server.close()
    for (const socket of sockets) socket.destroy()
    await closed
  }
  return {port, url: `http://127.0.0.1:${port}`, close}
}
