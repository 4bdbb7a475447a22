import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync} from 'node:fs'
import {delimiter, dirname, join, resolve} from 'node:path'
import {chromium} from 'playwright-core'

/** A browser that starts, and how it is started. */
export interface Chromium {
  executablePath: string
  /** In its environment, beside what is there. */
  env: Record<string, string>
}

const modules = resolve('node_modules')

const remedy =
  'set CHROMIUM to one that starts, or install one (Debian: `apt-get install chromium`), or its libraries (`apt-get install libnss3`)'

/** For tests only: the pages come from this machine. Nothing that switches off what protects a page from another is here. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * The browser of the tests: `CHROMIUM` from the environment, else that of the package `@sparticuz/chromium`, which has no windows and
 * needs half the time of one that has, else one on the `PATH`. Where none starts: why, and what helps.
 */
export async function findChromium(): Promise<Chromium | {missing: string}> {
  const {CHROMIUM} = process.env
  const why: string[] = []
  for (const find of CHROMIUM ? [() => ({executablePath: CHROMIUM, env: {}})] : [packaged, onPath]) {
    try {
      const found = await find()
      if (!found) continue
      await start(found)
      return found
    } catch (error) {
      why.push(reasonOf(error))
    }
  }
  return {missing: `no Chromium starts: ${why.join('; ') || 'none was found'}; ${remedy}`}
}

/** What a browser that does not start says; the library that it misses, where that is it. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return /error while loading shared libraries: .*/.exec(text)?.[0] ?? text.split('\n', 1)[0]!
}

function onPath(): Chromium | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  const executablePath = names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path))
  return executablePath === undefined ? undefined : {executablePath, env: {}}
}

/** The packaged one, unpacked once into the cache; with the libraries that it brings where the system does not have them. */
async function packaged(): Promise<Chromium> {
  const {default: pack} = await import('@sparticuz/chromium')
  const folder = join(modules, '.cache', 'proofbook', `chromium-${version()}`)
  if (!existsSync(join(folder, 'chromium'))) await unpack(folder, () => pack.executablePath())
  const executablePath = join(folder, 'chromium')
  const libraries = execFileSync('ldd', [executablePath], {encoding: 'utf8'})
  return {
    executablePath,
    env: {
      ...(libraries.includes('not found') && {LD_LIBRARY_PATH: join(folder, 'al2023', 'lib')}),
      ...(!existsSync('/etc/fonts/fonts.conf') && {FONTCONFIG_PATH: join(folder, 'fonts')}),
    },
  }
}

function version(): string {
  const text = readFileSync(join(modules, '@sparticuz', 'chromium', 'package.json'), 'utf8')
  return (JSON.parse(text) as {version: string}).version
}

/** Aside, and then put in place whole: other tests unpack at the same time. The package unpacks into the folder for temporary files. */
async function unpack(folder: string, write: () => Promise<string>): Promise<void> {
  mkdirSync(dirname(folder), {recursive: true})
  const draft = mkdtempSync(`${folder}.`)
  const {TMPDIR, AWS_EXECUTION_ENV} = process.env
  // The package brings libraries, and gives them only to whom it takes for a Lambda function.
  Object.assign(process.env, {TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x'})
  try {
    await write()
  } finally {
    restore('TMPDIR', TMPDIR)
    restore('AWS_EXECUTION_ENV', AWS_EXECUTION_ENV)
  }
  try {
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, {recursive: true, force: true})
    if (!existsSync(join(folder, 'chromium'))) throw error
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}

async function start({executablePath, env}: Chromium): Promise<void> {
  const browser = await chromium.launch({executablePath, args: chromiumArgs, env: environment(env)})
  await browser.close()
}

/** The environment of this process with more in it. */
export function environment(more: Record<string, string>): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return {...Object.fromEntries(own), ...more}
}
