import {dirname, join} from 'node:path/posix'
import type {Page} from '../../page.ts'
import type {Finding, Rule, World} from '../../rule.ts'
import {didYouMean} from '../../util/nearest.ts'
import {isHistory} from '../is-history.ts'
import {type Command, commandsIn, type Word} from '../shell/commands-in.ts'
import {ancestorsOf, foldersOf} from '../shell/folders-of.ts'
import {existsAround} from '../tasks/exists-around.ts'
import {type TaskCall, taskCallOf} from '../tasks/task-call.ts'
import {type TaskFile, taskFilesOf} from '../tasks/task-files.ts'

/** A command has a task done that some Makefile, justfile or Taskfile has. */
export const unknownTask: Rule = {
  name: 'unknown-task',
  about: 'A command asks `make`, `just` or `task` for a task that there is',
  why: 'Who follows the page gets `No rule to make target` in the middle of a procedure, and has to guess what was meant.',
  remedy: 'Write the name that the task has now, or what replaced it.',
  severity: 'warning',
  good: [
    {
      shows: 'targets, also of included files, of patterns and of another folder',
      files: {
        Makefile:
          'NAMES = db web\nup down:\n\t@true\nlogs-%:\n\t@true\n$(addprefix stop-,$(NAMES)):\n\t@true\ninclude mk/*.mk\n-include .env\n',
        'mk/site.mk': '-include $(ROOT)/mk/deep/more.mk\nsite:\n\t@true\n',
        'mk/deep/more.mk': 'deep: ; true\n',
        'ui/Makefile': 'dist:\n\t@true\n',
        'notes.c': '',
      },
      page:
        '```bash\nmake -j 4 up down VERBOSE=1\nmake logs-web stop-db site deep notes\nmake -C ui dist\ncd ui && make dist\n' +
        'cd "$ELSEWHERE"\nmake anything\n```\n\n`make <target>`, `make TARGET`, `make help-$NAME`\n',
    },
    {
      shows: 'targets that only make itself can tell',
      files: {Makefile: '$(shell ls services):\n\t@true\n', 'web/Makefile': 'include generated.mk\nup:\n'},
      page: 'Run `make everything`, or `make -C web down`.\n',
    },
    {
      shows: 'another program, built from its source',
      files: {Makefile: 'up:\n\t@true\n'},
      page: '```sh\ntar xf redis.tar.gz\n./configure && make && make install\n```\n\n```sh\ngit clone https://example.org/x.git\ncd x\nmake install\n```\n',
    },
    {
      shows: 'recipes of a justfile and tasks of a Taskfile, also of modules',
      files: {
        justfile: 'mod db\nbuild target="all":\n  true\nalias b := build\n',
        'db.just': 'reset:\n  true\n',
        'Taskfile.yml': 'includes:\n  docs: ./docs\ntasks:\n  test: go test\n',
        'docs/Taskfile.yml': 'tasks:\n  default: x\n  serve: x\n',
      },
      page: '```sh\njust build web\njust b\njust db reset\njust db::reset\njust --list\ntask test docs:serve docs -- --fast\ntask -d docs serve\n```\n',
    },
    {
      shows: 'a folder of elsewhere, with tasks that many have',
      files: {Makefile: 'build test:\n\t@true\n'},
      page: '```sh\ncd "$ELSEWHERE"\nmake build\nmake test\nmake flash\n```\n',
    },
    {shows: 'a repository without tasks', page: 'Run `make anything`.\n'},
  ],
  bad: [
    {
      shows: 'a target that was renamed',
      files: {
        Makefile: '.PHONY: restart\nreload-web: build\nbuild:\n\t@true\n',
        'ui/Makefile': 'dist:\n\t@true\n',
        'test/a.sh': '',
      },
      page: '# Release\n\nRun `make reload`, then:\n\n```sh\n$ make build test PORT=1\n$ make -C ui dits\n$ make restart\n$ cd ui && make build\n```\n',
      finds: ['3:11 reload', '6:14 test', '7:14 dits', '8:8 restart', '9:17 build'],
    },
    {
      shows: 'a target that is gone, in a folder that can only be this one',
      files: {Makefile: 'up down ps:\n\t@true\n'},
      page: '```sh\ncd "${STACKS}"\nmake up\nmake ps\nmake logs\nmake down\n```\n',
      finds: ['5:6 logs'],
    },
    {
      shows: 'a recipe and a task that are gone',
      files: {
        justfile: 'mod db\nbuild:\n',
        'db.just': 'reset:\n  true\n',
        'Taskfile.yml': 'includes:\n  docs: ./docs\ntasks:\n  test: go test\n',
        'docs/Taskfile.yml': 'tasks:\n  serve: x\n',
      },
      page: '```sh\njust biuld\njust db wipe\njust db::wipe\ntask docs:build\n```\n',
      finds: ['2:6 biuld', '3:9 wipe', '4:6 db::wipe', '5:6 docs:build'],
    },
  ],
  page: (page, world) => {
    if (world.facts.all('task').length === 0 || isHistory(page)) return []
    return commandsIn(page).flatMap((command) => {
      const call = taskCallOf(command)
      return call && call.tasks.length > 0 && !isForeign(command) ? judge(call, command, page, world) : []
    })
  },
}

const roots = new WeakMap<World, ReadonlySet<string>>()

/**
 * Names of variables that hold the folder of the repository: `cd "$STACKS"`, and then tasks of which its own files have most. One that
 * leads elsewhere has no three tasks in common with it.
 */
function rootsOf(world: World): ReadonlySet<string> {
  const kept = roots.get(world)
  if (kept) return kept
  const own = new Set(world.facts.all('task').flatMap(({name, folder}) => (folder === '' ? [name] : [])))
  const tasks = new Map<string, Set<string>>()
  for (const {tasksWithin} of world.pages)
    for (const [variable, names] of Object.entries(tasksWithin))
      tasks.set(variable, new Set([...(tasks.get(variable) ?? []), ...names]))
  const found = [...tasks].filter(([, names]) => {
    const known = [...names].filter((name) => own.has(name)).length
    return known >= 3 && known >= 2 * (names.size - known)
  })
  roots.set(world, new Set(found.map(([name]) => name)))
  return roots.get(world)!
}

/** The block unpacks or configures the source of another program before. */
function isForeign({fence}: Command): boolean {
  return (
    fence !== undefined &&
    /(?:^|[\s;&])(?:\.\/(?:configure|autogen\.sh|bootstrap)|cmake|qmake|tar|unzip)\s/m.test(fence.text)
  )
}

const calls = {make: 'target', just: 'recipe', task: 'task'}

function judge(call: TaskCall, command: Command, page: Page, world: World): Finding[] {
  const {facts} = world
  const files = filesFor(call, command, page, world)
  if (files.length === 0) return []
  const [first, second] = call.tasks
  // `just module recipe`, which is `just module::recipe`
  const isModule =
    call.tool === 'just' && files.some(({names}) => [...names].some((name) => name.startsWith(`${first!.text}::`)))
  const behind = isModule ? command.words[command.words.findIndex((word) => word === first) + 1] : second
  const wanted =
    isModule && behind
      ? [{word: behind, name: `${first!.text}::${behind.text}`}]
      : call.tasks.map((word) => ({word, name: word.text}))
  const names = new Set(files.flatMap(({names}) => [...names]))
  return wanted.flatMap(({word, name}) => {
    if (!isName(word, names)) return []
    if (names.has(name) || files.some(({patterns}) => patterns.some((pattern) => pattern.test(name)))) return []
    if (
      call.tool === 'make' &&
      existsAround(
        name,
        files.map(({folder}) => folder),
        facts,
      )
    )
      return []
    return [finding(word, call, files, names)]
  })
}

/** Not a placeholder (`TARGET`, `<target>`), nor a word of which something is expanded. */
function isName({text, isLiteral}: Word, names: ReadonlySet<string>): boolean {
  return isLiteral && /^[A-Za-z0-9_][\w./:@+-]*$/.test(text) && (names.has(text) || !/^[A-Z][A-Z_]*$|\.\.\./.test(text))
}

function finding({text, start, end}: Word, {tool}: TaskCall, files: TaskFile[], names: ReadonlySet<string>): Finding {
  const where = files.length === 1 ? `one of \`${files[0]!.path}\`` : `one of the repository`
  const hint = didYouMean(text, names)
  const reason = `Unexpected ${calls[tool]} \`${text}\`, expected ${where}`
  return {start, end, reason, subject: text, ...(hint !== undefined && {hint})}
}

/** The files that may be meant; none where nobody can tell. */
function filesFor({tool, folder, file}: TaskCall, command: Command, page: Page, world: World): TaskFile[] {
  const {facts} = world
  const all = taskFilesOf(facts).filter((one) => one.tool === tool)
  const isRoot = command.within !== undefined && folder === undefined && rootsOf(world).has(command.within)
  const folders = isRoot ? [''] : foldersOf(command, page, facts, folder)
  if (folders === undefined) return []
  if (file !== undefined) {
    if (folder !== undefined) return []
    const places = folders.length > 0 ? folders : ['', ...ancestorsOf(page.path)]
    const named = new Set(places.map((place) => join(place, file)))
    return all.filter(({path}) => named.has(path))
  }
  const mains = all.filter(({isMain}) => isMain)
  if (folders.length > 0) return folders.flatMap((place) => nearest(place, mains, tool !== 'make'))
  const near = mains.filter(({folder}) => folder === '' || page.path.startsWith(`${folder}/`))
  // Any file may be meant, but only one that is likely to be meant may keep a secret.
  const likely = near.length > 0 ? near : mains
  return [
    ...likely,
    ...all.filter((one) => !likely.includes(one)).map((one) => ({...one, patterns: one.patterns.filter(isNarrow)})),
  ]
}

function isNarrow({source}: RegExp): boolean {
  return /[\w-]{2}/.test(source)
}

/** The files of a folder; for a program that looks for them, of the nearest folder above that has one. */
function nearest(folder: string, mains: TaskFile[], looksAbove: boolean): TaskFile[] {
  for (let at = folder; ; at = dirname(at) === '.' ? '' : dirname(at)) {
    const found = mains.filter((one) => one.folder === at)
    if (found.length > 0 || at === '' || !looksAbove) return found
  }
}
