import type {Page} from '../../page.ts'
import type {Finding, Rule, World} from '../../rule.ts'
import {didYouMean} from '../../util/nearest.ts'
import {isHistory} from '../is-history.ts'
import {isForeign} from '../variables/is-foreign.ts'
import {mentioned} from '../variables/mentioned.ts'
import {type NamedVariable, namedVariables} from '../variables/named-variables.ts'

/** A variable that a page documents is read or declared somewhere. */
export const unreadVariable: Rule = {
  name: 'unread-variable',
  about: 'A variable of the environment that a page names is read by code or declared by a file',
  why: 'Who sets it at three in the morning sees nothing change, and looks for the fault in the wrong place.',
  remedy: 'Write the name that is read now. What another program reads belongs into `lint.foreignVariables`.',
  severity: 'warning',
  good: [
    {
      shows: 'variables that code reads, that a file declares, and those of other programs',
      files: {
        'src/main.ts': "process.env.DB_HOST; config('DB_POOL_SIZE')",
        '.env.example': 'LOG_LEVEL=info\n',
        'settings.py': 'class Settings(BaseSettings):\n    cache_url: str\n',
      },
      page:
        '| Variable | Meaning |\n| --- | --- |\n| `DB_HOST` | host |\n| `DB_POOL_SIZE` | size |\n| `CACHE_URL` | cache |\n| `AWS_REGION` | region |\n| `DD_API_KEY` | key |\n\n' +
        '```dotenv\nLOG_LEVEL=debug\nMY_TOOL_KEY=x\n```\n',
      settings: {foreignVariables: ['MY_TOOL_KEY']},
    },
    {
      shows: 'variables of the shell that the page uses itself, and constants',
      files: {'src/main.ts': 'process.env.DB_HOST'},
      page: '```bash\nexport PROM_URL=http://x\ncurl "$PROM_URL/metrics"\n```\n\nStates: `NOT_FOUND`, `TIMED_OUT`.\n\n- `ORDER_PAID`: paid\n',
    },
    {shows: 'a repository of which nothing is known', page: 'Set `DB_HOST`.\n'},
  ],
  bad: [
    {
      shows: 'a variable that the page uses, and does not set',
      files: {'.env.example': 'WEB_PORT=1\nWEB_HOST=2\n'},
      page: '| `WEB_HOST` | host |\n| --- | --- |\n| `HTTP_PORT` | port |\n\n```yaml\nports: ["${HTTP_PORT}:80"]\n```\n',
      finds: ['3:3 HTTP_PORT'],
    },
    {
      shows: 'variables that were renamed',
      files: {'.env.example': 'DB_PASS=x\nDB_HOST=y\nJWT_EXPIRES=1\n'},
      page:
        '| Variable | Meaning |\n| --- | --- |\n| `DB_HOST` | host |\n| `DB_PASSWD` | password |\n\n```bash\nDB_HOST=localhost\nJWT_EXPIRES_IN=15m\n```\n\n' +
        'Set `LOG_FORMAT` to `json`, confirm that `TRACE_MODE` is set.\n\n```sh\nJOB_LIMIT=1 npm start\nexport DB_HOST=a\nexport DB_SCHEMA=b\n```\n',
      finds: [
        '4:3 DB_PASSWD',
        '8:1 JWT_EXPIRES_IN',
        '11:5 LOG_FORMAT',
        '11:42 TRACE_MODE',
        '14:1 JOB_LIMIT',
        '16:8 DB_SCHEMA',
      ],
    },
  ],
  page: (page, world) => {
    if (world.facts.all('variable').length === 0 || isHistory(page)) return []
    const found = candidates(page, world)
    if (found.length === 0) return []
    const elsewhere = mentionedIn(world)
    return found.filter(({name}) => !elsewhere.has(name)).map((named) => finding(named, world))
  },
}

/** What a page names that no fact knows. */
function candidates(page: Page, {facts, settings}: World): NamedVariable[] {
  const isKnown = (name: string) => facts.named('variable', name).length > 0
  const named = namedVariables(page)
  const lists = new Set(named.filter(({name, among}) => among !== undefined && isKnown(name)).map(({among}) => among))
  const seen = new Set<string>()
  return named.filter(({name, among, start}) => {
    if (isKnown(name) || isForeign(name, settings.foreignVariables)) return false
    const place = `${start.line}:${start.column}`
    if ((among !== undefined && !lists.has(among)) || seen.has(place)) return false
    seen.add(place)
    return true
  })
}

const known = new WeakMap<World, ReadonlySet<string>>()

/** Looked for once for all pages, and only when there is something to look for. */
function mentionedIn(world: World): ReadonlySet<string> {
  const names = () => new Set(world.judged.flatMap((page) => candidates(page, world).map(({name}) => name)))
  const found = known.get(world) ?? mentioned(world.facts, names(), world.pages)
  known.set(world, found)
  return found
}

function finding({name, start, end}: NamedVariable, {facts}: World): Finding {
  const reason = `Unexpected variable \`${name}\`, expected one that is read or declared`
  const hint = didYouMean(name, new Set(facts.all('variable').map(({name}) => name)))
  return {start, end, reason, subject: name, ...(hint !== undefined && {hint})}
}
