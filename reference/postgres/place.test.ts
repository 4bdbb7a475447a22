import {existsSync} from 'node:fs'
import {chmod, chown, mkdtemp, rm, stat} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, expect, it} from 'vitest'
import {copyBinaries, findBinaries} from './binaries.ts'
import {choosePlace} from './place.ts'

const isRoot = process.getuid?.() === 0
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carrel-place-'))
})

afterEach(async () => rm(folder, {recursive: true, force: true}))

it('is the folder that was asked for where its user may enter', async () => {
  await chmod(folder, 0o755)
  const place = await choosePlace(join(folder, 'data'))
  expect(place).toMatchObject({base: join(folder, 'data'), data: join(folder, 'data/postgres')})
  expect(place.moved).toBeUndefined()
  expect(place.user?.uid).toBe(isRoot ? 65534 : undefined)
})

it.skipIf(!isRoot)('is below the folder for temporary files where only root may enter (needs root)', async () => {
  const place = await choosePlace(join(folder, 'data'))
  try {
    expect(place.base).toMatch(/\/carrel-[0-9a-f]{12}$/)
    expect(place.moved).toContain('uid 65534 may not enter')
    expect(await choosePlace(join(folder, 'data'))).toEqual(place)
    expect(await stat(place.base)).toMatchObject({uid: 0})
  } finally {
    await rm(place.base, {recursive: true, force: true})
  }
})

it.skipIf(!isRoot)('is not a folder that somebody else put in its way (needs root)', async () => {
  const {base} = await choosePlace(join(folder, 'data'))
  await chown(base, 65534, 65534)
  try {
    await expect(choosePlace(join(folder, 'data'))).rejects.toThrow('expected root: remove it or set CARREL_DATA')
  } finally {
    await rm(base, {recursive: true, force: true})
  }
})

it('has binaries that anybody may run, with their library links, when they are copied', async () => {
  const {native, version} = await findBinaries()
  const copy = await copyBinaries(native, version, folder)
  expect(dirname(copy)).toBe(join(folder, `pgsql-${version}`))
  expect((await stat(join(copy, 'bin/postgres'))).mode & 0o777).toBe(0o755)
  if (process.platform === 'linux') expect(existsSync(join(copy, 'lib/libpq.so.5'))).toBe(true)
  expect(await copyBinaries(native, version, folder)).toBe(copy)
})
