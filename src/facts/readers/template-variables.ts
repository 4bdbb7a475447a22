import type {FactReader} from '../../fact.ts'
import {variablesIn} from '../variables/variables-in.ts'

const asked = [/\$\{([A-Z][A-Z0-9_]*)(?:\}|:)/g, /(?<![\w$\\])\$([A-Z][A-Z0-9_]{2,})\b/g]

/** Variables that templates and files of settings take from the environment, as `envsubst` and Spring fill them in. */
export const templateVariables: FactReader = {
  name: 'template-variables',
  summary: '`${X}` in templates, `.properties`, `.conf` and `.toml` files',
  takes: (path) =>
    /\.(?:template|tmpl|tpl|envsubst|in|dist|properties|conf|cfg|toml|ini|hcl|nomad|service|j2|xml|sql)$/.test(path),
  mayHold: (text) => text.includes('$'),
  read: (path, text) => ({facts: variablesIn(path, text, 'read', asked), problems: []}),
  examples: [
    {
      path: 'nginx/site.conf.template',
      text: 'listen ${WEB_PORT};\nset $host_name $UPSTREAM;\n',
      finds: [
        {family: 'variable', name: 'WEB_PORT', use: 'read', line: 1},
        {family: 'variable', name: 'UPSTREAM', line: 2},
      ],
    },
    {path: 'src/main/resources/application.properties', text: 'db.url=${DB_URL:jdbc:x}\n', finds: [{name: 'DB_URL'}]},
  ],
}
