/** The one table of commands and options: it parses, prints `--help`, completes in shells and generates `docs/cli.md`. */
export interface Option {
  /** What stands behind the name in help; undefined for a switch. */
  value?: string
  /** What it is where it stands without a value. */
  fallback?: string
  short?: string
  multiple?: true
  /** The values that are allowed, where they are known. */
  choices?: readonly string[]
  summary: string
}

export interface Command {
  name: string
  /** Positional arguments, as in the usage line. */
  usage: string
  summary: string
  /** What else a reader of the help should know. */
  details?: readonly string[]
  options: Record<string, Option>
  examples: readonly [command: string, meaning: string][]
}

export const reporterNames = [
  'terminal',
  'github',
  'gitlab',
  'junit',
  'json',
  'tap',
  'sarif',
  'markdown',
  'prometheus',
  'events',
] as const

const changed: Record<string, Option> = {
  changed: {
    value: 'revision',
    fallback: 'HEAD',
    summary: 'only what changes since a revision of git can have made untrue (default: HEAD, what is not committed)',
  },
}

const config: Record<string, Option> = {
  config: {value: 'file', summary: 'use this configuration instead of the nearest proofbook.yaml'},
}

const selection: Record<string, Option> = {
  target: {value: 'name', short: 't', summary: 'the target to run against (default: `target` of the configuration)'},
  id: {value: 'id', multiple: true, summary: 'only the check with this id, and those it needs'},
  tag: {value: 'expression', summary: "only checks whose tags fit: 'smoke and not slow'"},
  kind: {value: 'kind', multiple: true, summary: 'only checks of this kind'},
  failed: {summary: 'only checks that failed or errored in the last run'},
  ...changed,
  shard: {value: 'i/n', summary: 'only the i-th of n equal parts'},
}

const input: Record<string, Option> = {
  input: {value: 'name=value', multiple: true, summary: 'a value for an input of the documents; repeatable'},
}

const listening: Record<string, Option> = {
  port: {value: 'number', short: 'p', summary: 'the port to listen on; 0: any free one (default: 3000)'},
  host: {value: 'address', summary: 'the address to listen on (default: 127.0.0.1, this machine only)'},
}

const reporter: Record<string, Option> = {
  reporter: {
    value: 'name[=file]',
    short: 'r',
    multiple: true,
    choices: reporterNames,
    summary: 'how to report, and where to; repeatable (default: terminal, and github in GitHub Actions)',
  },
}

export const commands: readonly Command[] = [
  {
    name: 'check',
    usage: '[paths...]',
    summary: 'run the checks of the documents and say what is true',
    details: [
      'Paths are documents, folders or `document.md#id`. Nothing is run while a document has a problem.',
      'Exit status: 0 everything passed · 1 a check failed · 2 a document, the configuration or the command line is wrong, or nothing was selected · 3 could not find out · 4 refused · 130 interrupted.',
    ],
    options: {
      ...selection,
      ...input,
      ...reporter,
      'dry-run': {summary: 'print the plan and run nothing; with --update, print the diff and write nothing'},
      watch: {short: 'w', summary: 'check a document again whenever it is saved'},
      update: {summary: 'write what was seen into failing multi-line literals'},
      retry: {
        value: 'n',
        summary:
          'look again, up to n times, at a check that only reads and did not pass; when it passes then, it is flaky',
      },
      strict: {summary: 'a flaky check fails the run'},
      verbose: {short: 'v', summary: 'show every check that passed'},
      ledger: {summary: 'keep what was proven in `.proofbook/ledger`, which is the default; --no-ledger for never'},
      workers: {value: 'n', summary: 'how many checks may run side by side (default: by the number of cores)'},
      ...config,
    },
    examples: [
      ['proofbook check', 'everything, against the default target'],
      ['proofbook check runbooks/deployment.md#healthy', 'one check, and what it needs'],
      ["proofbook check --target staging --tag 'smoke and not slow'", 'a selection, against staging'],
      [
        'proofbook check runbooks/rollout.md --input flag=uploads',
        'with another input than its own; the ledger does not keep it',
      ],
      ['proofbook check -r terminal -r junit=report.xml', 'for people, and for CI'],
    ],
  },
  {
    name: 'baseline',
    usage: 'record|compare [paths...]',
    summary: 'write numbers down, and say later how far from them they are',
    details: [
      'Only checks that compare with a baseline are run, and those they need. `record` writes what they see into `baselines/<target>.json`, which belongs into git; a check that does not pass otherwise is not recorded. `compare` prints baseline, seen, difference and tolerance side by side.',
      'Exit status: 0 recorded, or all within their tolerance · 1 a regression, or a check failed · 2 a document, the configuration or the command line is wrong, or nothing was selected · 3 could not find out, as where no baseline is recorded · 4 refused · 130 interrupted.',
    ],
    options: {
      ...selection,
      json: {summary: 'print the comparison as JSON'},
      workers: {value: 'n', summary: 'how many checks may run side by side (default: by the number of cores)'},
      ...config,
    },
    examples: [
      ['proofbook baseline record', 'every baseline of the default target'],
      ['proofbook baseline compare --target staging', 'what became slower on staging'],
    ],
  },
  {
    name: 'falsify',
    usage: '[paths...]',
    summary: 'find the checks that could not fail',
    details: [
      'The negative control: every selected check is run as `check` runs it; what it saw is fed back to it changed (another status, no rows, a field gone, a number ten times as high), and code is run once more where no program and no address is there. A check that passes all the same is toothless. A check that destroys is not run again.',
      'What was found out is kept in `.proofbook/ledger/controls` and shown by `proofbook proofs` and on the pages until the check is edited.',
      'Exit status: 0 every check can fail · 1 a check is toothless · 2 a document, the configuration or the command line is wrong, or nothing was selected · 3 a check does not pass, so nothing can be said of it · 4 refused · 130 interrupted.',
    ],
    options: {
      ...selection,
      reporter: {
        ...reporter.reporter!,
        choices: ['terminal', 'json', 'github', 'gitlab', 'junit', 'sarif', 'markdown'],
      },
      verbose: {short: 'v', summary: 'show every check that is sound, and what it notices'},
      ledger: {summary: 'keep what was found out, which is the default; --no-ledger for never'},
      workers: {value: 'n', summary: 'how many checks may run side by side (default: by the number of cores)'},
      ...config,
    },
    examples: [
      ['proofbook falsify', 'can every check fail?'],
      ['proofbook falsify runbooks/deployment.md -v', 'one document, with all that its checks notice'],
      ['proofbook falsify -r terminal -r sarif=toothless.sarif', 'in CI, with an annotation at the line'],
    ],
  },
  {
    name: 'proofs',
    usage: '[folder]',
    summary: 'say what is proven of each document on each target, and since when',
    details: [
      'Runs nothing: it compares the documents with `.proofbook/ledger`. Each line gives the state, how many checks are verified, when the oldest of them was seen, and the commit (`*`: with changes that were not committed).',
      'verified: every check passed on this text, and not too long ago · broken: one failed · stale: the text was edited since · expired: older than `verify.every` · unproven: nothing is known. Behind it, how many of the checks are toothless, as far as `falsify` has found out.',
      'With a folder, the same is written there as JSON for the pages of a static host: `index.json`, and one file per document.',
    ],
    options: {...config},
    examples: [
      ['proofbook proofs', 'what is proven'],
      ['proofbook proofs build/proofs', 'for a site that is built already'],
    ],
  },
  {
    name: 'lint',
    usage: '[paths...]',
    summary: 'say what is wrong with the documents, without running anything',
    details: [
      'With --fix, what is certain is mended first: a file or a heading that git says was renamed, a link or an anchor in another case. The diff is printed, and what is left is reported.',
      'Exit status: 0 no error · 1 with --fix --dry-run, there is something to mend · 2 a document, the configuration or the command line is wrong, or a requirement is not met.',
    ],
    options: {
      ...changed,
      ...reporter,
      now: {value: 'day', summary: 'judge dates as on this day, like 2026-10-01 (default: today)'},
      require: {
        value: 'name=share',
        multiple: true,
        summary: 'a share that has to be reached: `alerts=100%`, of the alerts that lead to a runbook that is there',
      },
      fix: {summary: 'mend what is certain, and print the diff'},
      'dry-run': {summary: 'with --fix, print the diff and write nothing'},
      ...config,
    },
    examples: [
      ['proofbook lint', 'every document'],
      ['proofbook lint --changed=origin/main', 'in a pull request: what it can have made untrue'],
      ['proofbook lint --fix --dry-run', 'what would be mended'],
      ['proofbook lint --require alerts=100%', 'in CI: every alert leads to a page and heading that are there'],
      ['proofbook lint --now 2027-01-01', 'what will be overdue by then'],
      ['proofbook lint -r sarif=lint.sarif runbooks', 'one folder, for code scanning'],
    ],
  },
  {
    name: 'list',
    usage: '[paths...]',
    summary: 'list the checks that a run would take, and those it would not',
    options: {...selection, ...input, json: {summary: 'print the plan as JSON'}, ...config},
    examples: [
      ['proofbook list --tag smoke', 'the smoke checks'],
      ['proofbook list --json', 'the plan, for programs'],
    ],
  },
  {
    name: 'compile',
    usage: '[paths...]',
    summary: 'write one readable zx script per check',
    options: {
      check: {summary: 'write nothing; exit 1 when the scripts are not what the documents say'},
      standalone: {value: 'folder', summary: 'write scripts that need nothing but Node into this folder'},
      ...config,
    },
    examples: [
      ['proofbook compile', 'write checks/'],
      ['proofbook compile --check', 'in CI: is checks/ up to date?'],
      ['proofbook compile --standalone bastion', 'to copy to a machine without npm'],
    ],
  },
  {
    name: 'serve',
    usage: '[folder]',
    summary: 'serve a built site, with the proofs as they are at the moment',
    details: [
      'An open page shows a check that turns red within a few seconds, without being loaded again. A site that was built for a path such as `/docs/` is served there.',
    ],
    options: {
      ...listening,
      ...config,
    },
    examples: [['proofbook serve build', 'the site that `docusaurus build` made']],
  },
  {
    name: 'site',
    usage: '[folder]',
    summary: 'make a site of any folder of Markdown, as it is, and serve it',
    details: [
      'Nothing in the folder is changed; the site is made in `.proofbook/site`. Every document becomes a page: what cannot be rendered is shown as its source. What had to be tolerated is listed with its place.',
      'Exit status: 0 the site was built · 2 there is no such folder, no Markdown in it, or Docusaurus is not installed · 3 the site could not be built · 130 interrupted.',
    ],
    options: {
      out: {value: 'folder', summary: 'write the site into this folder, and do not serve it'},
      serve: {summary: 'serve it also where --out is given'},
      verbose: {short: 'v', summary: 'list everything that was tolerated, not only the first thing of each document'},
      'base-url': {value: 'path', summary: 'make it for this path of a host instead of `/`, such as /docs/'},
      stage: {value: 'folder', summary: 'make the site in this folder instead of `.proofbook/site`'},
      ...listening,
    },
    examples: [
      ['proofbook site docs', 'look at docs/ with its proofs, alerts and search'],
      ['proofbook site . --out public', 'for a static host'],
      ['proofbook site . --out public --base-url /docs/', 'for a static host, where it is put below /docs/'],
    ],
  },
  {
    name: 'init',
    usage: '[folder]',
    summary: 'make a first runbook and a configuration that pass',
    options: {},
    examples: [['proofbook init && proofbook check', 'from nothing to a proven claim']],
  },
  {
    name: 'new',
    usage: 'runbook|kind <name>',
    summary: 'make a new document or a kind of your own from a template',
    options: {...config},
    examples: [
      ['proofbook new runbook restart-the-queue', 'runbooks/restart-the-queue.md'],
      ['proofbook new kind kafka', 'kinds/kafka.mjs'],
    ],
  },
  {
    name: 'completion',
    usage: 'bash|zsh|fish',
    summary: 'print completions for a shell',
    options: {},
    examples: [['source <(proofbook completion bash)', 'in ~/.bashrc']],
  },
]

/** Options that every command has. */
export const common: Record<string, Option> = {
  color: {summary: 'colour even when the output is not a terminal; --no-color for never'},
  help: {short: 'h', summary: 'print this'},
  version: {summary: 'print the version'},
}
