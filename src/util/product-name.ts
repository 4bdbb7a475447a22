const others: Record<string, string> = {
  'node.js': 'node',
  nodejs: 'node',
  postgresql: 'postgres',
  golang: 'go',
  mongodb: 'mongo',
  openjdk: 'java',
  'eclipse-temurin': 'java',
  amazoncorretto: 'java',
  jdk: 'java',
  'nginx-unprivileged': 'nginx',
}

/** The one name of a product that goes by several: `nodejs`, `Node.js` and `node` are `node`. */
export function productName(written: string): string {
  const name = written.toLowerCase()
  return Object.hasOwn(others, name) ? others[name]! : name
}
