import {execFileSync} from 'node:child_process'
import {chmodSync, mkdirSync, symlinkSync, truncateSync, utimesSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {contextFor} from '../../../test/support/context.ts'
import file from './index.ts'
import {observe} from './observe.ts'

it('tells of a file', async () => {
  const context = contextFor()
  const path = join(context.root, 'a.json')
  writeFileSync(path, '{"a": [1]}\n', {mode: 0o640})
  chmodSync(path, 0o640)
  utimesSync(path, new Date(), new Date(Date.now() - 60_000))
  const seen = await observe({path: 'a.json'}, context)
  expect(seen).toEqual({
    exists: true,
    kind: 'file',
    size: 11,
    age: expect.any(Number),
    mode: '0640',
    text: '{"a": [1]}\n',
    json: {a: [1]},
    sha256: execFileSync('sha256sum', [path], {encoding: 'utf8'}).slice(0, 64),
  })
  expect(seen.age).toBeGreaterThan(59_000)
  expect(seen.age).toBeLessThan(70_000)
  expect(context.seen).toEqual({path, text: '{"a": [1]}\n'})
  expect(await observe({path}, context)).toMatchObject({exists: true})
})

it('reads YAML where the name says so', async () => {
  const context = contextFor()
  const look = async (name: string, text: string) => {
    writeFileSync(join(context.root, name), text)
    return (await observe({path: name}, context)).yaml
  }
  expect(await look('a.yaml', 'a: {b: 2026-01-02}')).toEqual({a: {b: '2026-01-02'}})
  expect(await look('a.yml', 'a: [')).toBe(undefined)
  expect(context.seen.yaml).toMatch(/^not read: /)
  expect(await look('b.yml', `a: &a [1]\nb: *a`)).toBe(undefined)
  expect(await look('a.txt', 'a: 1')).toBe(undefined)
})

it('tells of what is no file without opening it', async () => {
  const context = contextFor()
  const at = (name: string) => join(context.root, name)
  mkdirSync(at('folder'))
  execFileSync('mkfifo', [at('pipe')])
  writeFileSync(at('text'), 'x')
  symlinkSync('text', at('link'))
  symlinkSync('nowhere', at('dangling'))
  symlinkSync('circle', at('circle'))
  const server = createServer().listen(at('socket'))
  await new Promise((done) => server.on('listening', done))
  const look = (path: string) => observe({path}, context)
  expect(await look('nothing')).toEqual({exists: false})
  expect(await look('text/below')).toEqual({exists: false})
  expect(await look('dangling')).toEqual({exists: false, kind: 'link'})
  expect(await look('link')).toMatchObject({exists: true, kind: 'link', size: 1, text: 'x'})
  for (const [path, kind] of Object.entries({
    folder: 'directory',
    pipe: 'pipe',
    socket: 'socket',
    '/dev/zero': 'device',
  })) {
    const seen = await look(path)
    expect(seen).toMatchObject({exists: true, kind})
    expect(seen).not.toHaveProperty('sha256')
  }
  await expect(look('circle')).rejects.toThrow(/^cannot look at .*: ELOOP$/)
  await expect(look('a\0b')).rejects.toThrow('the path holds a NUL character')
  server.close()
})

it('reads what is large only as far as it has to', async () => {
  const context = contextFor()
  const path = join(context.root, 'large')
  writeFileSync(path, '')
  truncateSync(path, 65 * 1024 * 1024)
  const seen = await observe({path}, context)
  expect(Object.keys(seen)).toEqual(['exists', 'kind', 'size', 'age', 'mode'])
  expect(context.seen).toMatchObject({
    text: 'not read: the file is larger than 1 MiB',
    sha256: expect.stringContaining('say `digest: true`'),
  })
  expect(await observe({path, digest: true}, context)).toMatchObject({
    sha256: execFileSync('sha256sum', [path], {encoding: 'utf8'}).slice(0, 64),
  })
  const late = observe({path, digest: true}, contextFor({signal: AbortSignal.abort()}))
  await expect(late).rejects.toThrow('could not be read whole in time')
  expect((await observe({path: '/proc/self/status'}, context)).text).toContain('Name:')
})

it.skipIf(process.getuid?.() === 0)('cannot tell without permission (root has every one)', async () => {
  const context = contextFor()
  writeFileSync(join(context.root, 'secret'), 'x', {mode: 0})
  await expect(observe({path: 'secret'}, context)).rejects.toThrow(
    /^no permission to look at .*; run as a user who has it$/,
  )
})

it('shows how to look oneself', () => {
  expect(file.command({path: '${DIR}/a b'})).toBe('stat "$DIR/a b"')
})
