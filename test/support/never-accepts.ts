import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {connect, type Socket} from 'node:net'

const program = `
const server = require('node:net').createServer()
server.listen({port: 0, host: '127.0.0.1', backlog: 1}, () => process.stdout.write(String(server.address().port)))
`

/** A port whose server was stopped with a full queue: the kernel answers no further connection, as behind a silent firewall. */
export async function neverAccepts(): Promise<{port: number; stop: () => void}> {
  const child = spawn(process.execPath, ['-e', program], {stdio: ['ignore', 'pipe', 'inherit']})
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer]
  const port = Number(chunk.toString())
  child.kill('SIGSTOP')
  const sockets: Socket[] = []
  for (let full = false; !full;) {
    const socket = connect(port, '127.0.0.1').on('error', () => {})
    sockets.push(socket)
    full = !(await Promise.race([
      once(socket, 'connect').then(() => true),
      new Promise<false>((done) => setTimeout(done, 300, false)),
    ]))
  }
  return {
    port,
    stop: () => {
      for (const socket of sockets) socket.destroy()
      child.kill('SIGKILL')
    },
  }
}
