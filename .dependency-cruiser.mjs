// The arrows of the architecture. Each rule says why it is there; `npm test` enforces them.
const stages = [
  'source',
  'remember',
  'config',
  'parse',
  'validate',
  'compile',
  'plan',
  'run',
  'falsify',
  'baseline',
  'report',
  'ledger',
  'facts',
  'alerts',
  'lint',
  'decisions',
  'changes',
]

/** A stage turns one noun into the next and knows no other stage; what it may import besides is listed here. */
const alsoMayImport = {
  validate: ['kinds', 'expect'],
  compile: ['kinds'],
  run: ['kinds', 'expect', 'config', 'baseline'],
  falsify: ['expect'],
  baseline: ['expect'],
  lint: ['alerts', 'decisions', 'expect'],
}

/** Files beside the stages that hold nouns and contracts: plain data, which every stage may read. */
const nouns = '(model|document|config|report|recorded|kind|proof|passed|page|fact|rule)'

const notToTest = {pathNot: '\\.test\\.ts$'}

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or want a third below them.',
      severity: 'error',
      from: {},
      to: {circular: true, viaOnly: {dependencyTypesNot: ['type-only']}},
    },
    {
      name: 'the-model-imports-nothing',
      comment: 'The nouns are read by everyone, so they may know no one.',
      severity: 'error',
      from: {path: '^src/model\\.ts$'},
      to: {path: '.'},
    },
    {
      name: 'contracts-are-told-in-nouns',
      comment:
        'What a document, a report, a kind, a rule, a fact and a proof are is plain data over the model; who makes them and who uses them both read them.',
      severity: 'error',
      from: {path: `^src/${nouns}\\.ts$`},
      to: {path: '.', pathNot: '^src/(model|document|config|recorded|page|fact)\\.ts$'},
    },
    {
      name: 'util-knows-only-the-nouns',
      comment: 'What util needs from a stage does not belong into util.',
      severity: 'error',
      from: {path: '^src/util/', ...notToTest},
      to: {path: '^src/', pathNot: `^src/(util/|${nouns}\\.ts$)`},
    },
    ...stages.map((stage) => ({
      name: `${stage}-is-a-stage-of-its-own`,
      comment:
        'Stages meet in src/proofbook.ts and src/drift.ts and nowhere else; what two of them need is a noun or a verb of util.',
      severity: 'error',
      from: {path: `^src/${stage}/`, ...notToTest},
      to: {
        path: '^src/',
        pathNot: `^src/(${[stage, 'util', ...(alsoMayImport[stage] ?? [])].join('|')})/|^src/${nouns}\\.ts$`,
      },
    })),
    {
      name: 'two-files-know-the-stages',
      comment:
        'src/proofbook.ts composes what runs, and what every command reads first. src/drift.ts composes what holds documents against their ' +
        'repository: it starts from a project that was read, and runs nothing. One file of both would be longer than a table of contents.',
      severity: 'error',
      from: {path: '^src/proofbook\\.ts$'},
      to: {path: '^src/(lint|facts|alerts|changes|decisions)/|^src/drift\\.ts$'},
    },
    {
      name: 'drift-runs-nothing',
      comment: 'What lint composes is asked of every pull request, by strangers too: it knows no stage that runs.',
      severity: 'error',
      from: {path: '^src/drift\\.ts$'},
      to: {path: '^src/(compile|plan|run|falsify|baseline|ledger|kinds)/'},
    },
    {
      name: 'the-site-goes-through-the-verbs',
      comment: 'The site reads a project as the command line does; it runs nothing and knows no other stage.',
      severity: 'error',
      from: {path: '^src/site/', ...notToTest},
      to: {
        path: '^src/',
        pathNot: `^src/(site|parse|expect|ledger|report|facts|alerts|decisions|util)/|^src/(${nouns}|proofbook)\\.ts$`,
      },
    },
    {
      name: 'what-runs-in-browsers-is-small',
      comment: 'A page brings nothing along but what it shows, and the pure functions that it is computed by.',
      severity: 'error',
      from: {path: '^src/site/(theme|pages|live)/|^src/site/service-worker\\.[jt]s$', ...notToTest},
      to: {
        path: '^src/|^node:',
        pathNot:
          '^src/site/(theme|pages|live)/|^src/(site/(page-data|page-facts/(pages-data|state-letters|severity|alert-path))|model|report|proof|ledger/verify|util/quote-shell)\\.[jt]s$',
      },
    },
    {
      name: 'verifying-imports-nothing',
      comment: 'What a page may say of itself is computed in the browser too.',
      severity: 'error',
      from: {path: '^src/ledger/verify\\.ts$'},
      to: {path: '.', pathNot: '^src/proof\\.ts$'},
    },
    {
      name: 'kinds-do-not-know-each-other',
      comment: 'A kind is one folder that can be deleted; what two kinds need is util, or the context they are given.',
      severity: 'error',
      from: {path: '^src/kinds/([^/]+)/', pathNot: '\\.test\\.ts$|^src/kinds/repo/(observe|look-in)\\.ts$'},
      to: {path: '^src/', pathNot: '^src/(kinds/$1/|util/|expect/|(model|kind|proof)\\.ts$)'},
    },
    {
      name: 'one-kind-looks-at-facts',
      comment:
        'What a check asks the repository, a rule asks too: the kind that looks there reads facts with the same eyes, and only while it looks.',
      severity: 'error',
      from: {path: '^src/kinds/repo/observe\\.ts$'},
      to: {path: '^src/', pathNot: '^src/(kinds/repo/|facts/index\\.ts$|util/|(model|kind|fact)\\.ts$)'},
    },
    {
      name: 'what-facts-say-is-pure',
      comment:
        'Lint judges the checks that look at facts with the code of their kind, without gathering anything a second time.',
      severity: 'error',
      from: {path: '^src/kinds/repo/look-in\\.ts$'},
      to: {path: '^src/|^node:', pathNot: '^src/(kinds/repo/|util/|(model|fact)\\.ts$)'},
    },
    {
      name: 'reporters-do-not-know-each-other',
      comment: 'A reporter is one file, pure, from a report to a text.',
      severity: 'error',
      from: {path: '^src/report/reporters/([^/]+)\\.ts$', pathNot: '\\.test\\.ts$|index\\.ts$'},
      to: {path: '^src/report/reporters/', pathNot: '^src/report/reporters/$1'},
    },
    {
      name: 'only-running-starts-processes',
      comment:
        'Reading is safe: parsing, linting, listing and compiling never execute anything. git is asked for the revision, the files and what changed, and ' +
        'Docusaurus, which ends its process as it likes, builds a staged site in one of its own.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot:
          '^src/run/|^src/kinds/[^/]+/observe\\.ts$|^src/(source/revision|facts/git|changes/changes-since|site/stage/build-site)\\.ts$|\\.test\\.ts$',
      },
      to: {path: '^(node:)?(child_process|worker_threads|cluster)$'},
    },
    {
      name: 'drivers-are-loaded-by-who-looks',
      comment: 'Knowing the vocabulary never loads a database driver or a shell.',
      severity: 'error',
      from: {path: '^src/', pathNot: '^src/run/|^src/kinds/[^/]+/(?!index|schema|render)[^/]+\\.ts$|\\.test\\.ts$'},
      to: {path: 'node_modules/(pg|zx|playwright-core)/'},
    },
    {
      name: 'the-example-is-not-the-product',
      comment: 'src/ knows nothing of the service that the runbooks here describe, nor the other way round.',
      severity: 'error',
      from: {path: '^(src|reference)/', ...notToTest},
      to: {path: '^(?!$1)(src|reference)/'},
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: {path: 'node_modules'},
    // Its parser reads no JSX: the components are looked at as they are compiled, see test/architecture.test.ts.
    exclude: {path: '^(dist|coverage)/|\\.tsx$'},
    tsPreCompilationDeps: true,
    tsConfig: {fileName: 'tsconfig.json'},
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node'],
    },
  },
}
