import {extname} from 'node:path/posix'
import type {FactReader} from '../../fact.ts'
import {type NamePattern, variablesIn} from '../variables/variables-in.ts'

const javascript: NamePattern[] = [
  /\b(?:process|Bun|import\.meta)\.env(?:\.|\?\.|\[\s*['"`]|\?\.\[\s*['"`])([A-Z][A-Z0-9_]*)/g,
  /\{([^{}]*)\}\s*=\s*(?:process|Bun|import\.meta)\.env\b/g,
  /\bDeno\.env\.get\(\s*['"`]([A-Z][A-Z0-9_]*)/g,
]
const python: NamePattern[] = [
  /\benviron(?:\.get\(|\.setdefault\(|\.pop\(|\[)\s*['"]([A-Z][A-Z0-9_]*)/g,
  /\bgetenv\(\s*['"]([A-Z][A-Z0-9_]*)/g,
  /\benv(?:\.\w+)?\(\s*['"]([A-Z][A-Z0-9_]*)/g,
  /\b(?:envvar|validation_alias|env)\s*=\s*['"]([A-Z][A-Z0-9_]*)/g,
]
const go: NamePattern[] = [
  /\b(?:Getenv|LookupEnv|GetEnv|BindEnv)\(\s*"([A-Z][A-Z0-9_]*)/g,
  /\benv(?:config)?:"([A-Z][A-Z0-9_]*)/g,
  /\bEnvVars?:\s*(?:\[\]string)?\{?\s*"([A-Z][A-Z0-9_]*)/g,
]
const ruby: NamePattern[] = [/\bENV(?:\.fetch\(|\.key\?\(|\.fetch |\[)\s*['"]([A-Z][A-Z0-9_]*)/g]
const java: NamePattern[] = [/\bgetenv\(\s*"([A-Z][A-Z0-9_]*)/g, /\$\{([A-Z][A-Z0-9_]*)(?::[^}"]*)?\}/g]
const rust: NamePattern[] = [
  /\benv::var(?:_os)?\(\s*"([A-Z][A-Z0-9_]*)/g,
  /\b(?:option_)?env!\(\s*"([A-Z][A-Z0-9_]*)/g,
  /\benv\s*=\s*"([A-Z][A-Z0-9_]*)/g,
]
const csharp: NamePattern[] = [/\bGetEnvironmentVariable\(\s*"([A-Z][A-Z0-9_]*)/g]
const php: NamePattern[] = [
  /\b(?:getenv|env)\(\s*['"]([A-Z][A-Z0-9_]*)/g,
  /\$_(?:ENV|SERVER)\[\s*['"]([A-Z][A-Z0-9_]*)/g,
]
const elixir: NamePattern[] = [/\bSystem\.(?:get_env|fetch_env!?)\(\s*"([A-Z][A-Z0-9_]*)/g]

/** One of these is in whatever the patterns find: looking for a plain text costs next to nothing. */
const needles = ['env', 'ENV', 'Env', '@Value']

const languages: Record<string, NamePattern[]> = {
  ...only(javascript, '.js .mjs .cjs .jsx .ts .mts .cts .tsx .vue .svelte .astro'),
  ...only(python, '.py .pyi'),
  ...only(go, '.go'),
  ...only(ruby, '.rb .erb .rake .ru'),
  ...only(java, '.java .kt .kts .scala .groovy .gradle'),
  ...only(rust, '.rs'),
  ...only(csharp, '.cs .fs .vb'),
  ...only(php, '.php'),
  ...only(elixir, '.ex .exs'),
}

/** Variables of the environment that programs ask for, in the ways that their languages have. */
export const codeVariables: FactReader = {
  name: 'code-variables',
  summary:
    'variables of the environment that programs read (JavaScript, Python, Go, Ruby, Java, Rust, C#, PHP, Elixir)',
  takes: (path) => Object.hasOwn(languages, extname(path)) && !path.endsWith('.min.js'),
  mayHold: (text) => needles.some((needle) => text.includes(needle)),
  read: (path, text) => ({facts: variablesIn(path, text, 'read', languages[extname(path)]!), problems: []}),
  examples: [
    {
      path: 'src/main.ts',
      text: "const {PORT = 1, HOST: host} = process.env\nprocess.env.API_TOKEN\nprocess.env['B'] ?? process.env[`LOG_LEVEL`]\nimport.meta.env.VITE_URL\n",
      finds: [
        {family: 'variable', name: 'PORT', use: 'read', line: 1},
        {family: 'variable', name: 'HOST', line: 1},
        {family: 'variable', name: 'API_TOKEN', line: 2, secret: true},
        {family: 'variable', name: 'LOG_LEVEL', line: 3},
        {family: 'variable', name: 'VITE_URL', line: 4},
      ],
    },
    {
      path: 'app.py',
      text: "os.environ['PY_A']\nos.environ.get(\n  'PY_B')\nos.getenv('PY_C', 'x')\n",
      finds: [{name: 'PY_A'}, {name: 'PY_B', line: 3}, {name: 'PY_C', line: 4}],
    },
    {
      path: 'main.go',
      text: 'os.Getenv("GO_A")\nos.LookupEnv("GO_B")\ntype c struct {\n  D string `env:"GO_C,required"`\n}\n',
      finds: [{name: 'GO_A'}, {name: 'GO_B'}, {name: 'GO_C', line: 4}],
    },
    {path: 'a.rb', text: "ENV['RB_A']\nENV.fetch('RB_B')\n", finds: [{name: 'RB_A'}, {name: 'RB_B'}]},
    {
      path: 'A.java',
      text: 'System.getenv("JV_A");\n@Value("${JV_B:x}")\n',
      finds: [{name: 'JV_A'}, {name: 'JV_B'}],
    },
    {path: 'a.rs', text: 'std::env::var("RS_A")\n#[arg(env = "RS_B")]\n', finds: [{name: 'RS_A'}, {name: 'RS_B'}]},
    {path: 'A.cs', text: 'Environment.GetEnvironmentVariable("CS_A")\n', finds: [{name: 'CS_A'}]},
    {path: 'a.php', text: "getenv('PH_A'); $_ENV['PH_B'];\n", finds: [{name: 'PH_A'}, {name: 'PH_B'}]},
    {path: 'a.exs', text: 'System.fetch_env!("EX_A")\n', finds: [{name: 'EX_A'}]},
  ],
}

function only(patterns: NamePattern[], endings: string): Record<string, NamePattern[]> {
  return Object.fromEntries(endings.split(' ').map((ending) => [ending, patterns]))
}
