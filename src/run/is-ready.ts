import {get as getHttps} from 'node:https'
import {connect} from 'node:net'
import {http} from '../util/node-http.ts'

/** How long one answer may take, milliseconds. */
const patienceMs = 2000

/** Whether an `http(s)://` address answers with 2xx, or a `tcp://host:port` accepts a connection. */
export function isReady(address: string): Promise<boolean> {
  const url = new URL(address)
  return url.protocol === 'tcp:' ? accepts(url) : answers(url)
}

function answers(url: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const get = url.protocol === 'https:' ? getHttps : http.get
    const request = get(url, {agent: false, timeout: patienceMs}, ({statusCode = 0}) => {
      resolve(statusCode >= 200 && statusCode < 300)
      request.destroy()
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
    request.on('close', () => resolve(false))
  })
}

function accepts({hostname, port}: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({host: hostname.replace(/^\[|\]$/g, ''), port: Number(port), timeout: patienceMs})
    const end = (ready: boolean) => {
      socket.destroy()
      resolve(ready)
    }
    socket.on('connect', () => end(true))
    socket.on('timeout', () => end(false))
    socket.on('error', () => end(false))
  })
}
