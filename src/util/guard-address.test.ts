import {expect, it} from 'vitest'
import {guardAddress, guardedLookup} from './guard-address.ts'

it.each([
  '169.254.169.254',
  '169.254.0.1',
  '::ffff:169.254.169.254',
  '[::ffff:a9fe:a9fe]',
  '64:ff9b::a9fe:a9fe',
  '2002:a9fe:a9fe::1',
  'fe80::1',
  'fe80::1%eth0',
  'febf::1',
  'fd00:ec2::254',
  '168.63.129.16',
  '100.100.100.200',
])('refuses %s', (address) => {
  expect(() => guardAddress(address, [])).toThrow(/refused to reach .* `addresses:`/)
})

it.each(['127.0.0.1', '::1', '10.0.0.1', '169.253.0.1', 'fd00:ec2::253', 'localhost', ''])(
  'lets %j pass',
  (address) => {
    expect(() => guardAddress(address, [])).not.toThrow()
  },
)

it('lets pass what a target names, in any form, and nothing else', () => {
  expect(() => guardAddress('::ffff:169.254.169.254', ['169.254.169.254', 'localhost'])).not.toThrow()
  expect(() => guardAddress('fd00:ec2::254', ['fd00:0ec2:0::254'])).not.toThrow()
  expect(() => guardAddress('169.254.169.253', ['169.254.169.254'])).toThrow()
})

it('guards what a name resolves to', async () => {
  const resolve = (host: string, allowed: string[]) =>
    new Promise((done) => guardedLookup(allowed)(host, {all: true}, (error, found) => done(error?.message ?? found)))
  // The resolver takes the decimal form of an address for a name.
  expect(await resolve('2852039166', [])).toMatch(/^refused to reach `169.254.169.254`/)
  expect(await resolve('2852039166', ['169.254.169.254'])).toEqual([{address: '169.254.169.254', family: 4}])
  expect(await resolve('127.1', [])).toEqual([{address: '127.0.0.1', family: 4}])
})
