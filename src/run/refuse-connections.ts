import {Socket} from 'node:net'

/** From now on every connection of this process is refused, whatever its address. */
export function refuseConnections(): void {
  Socket.prototype.connect = function refuse(this: Socket) {
    const error = Object.assign(new Error('connect ECONNREFUSED: nothing answers here'), {code: 'ECONNREFUSED'})
    process.nextTick(() => this.destroy(error))
    return this
  }
}
